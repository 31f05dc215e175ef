namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>Texts one behind the other; missing when one of them is.</summary>
internal sealed class Concatenation(TextTerm[] parts) : TextTerm
{
    public override bool TryEvaluate(ExpressionRow row, out ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> joined = default;
        foreach (TextTerm part in parts)
        {
            if (!part.TryEvaluate(row, out ReadOnlySpan<byte> next))
            {
                utf8 = default;
                return false;
            }

            Span<byte> room = row.Room(joined.Length + next.Length);
            joined.CopyTo(room);
            next.CopyTo(room[joined.Length..]);
            joined = room;
        }

        utf8 = joined;
        return true;
    }
}
