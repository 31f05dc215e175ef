namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>The first text that is not missing.</summary>
internal sealed class FirstText(TextTerm[] values) : TextTerm
{
    public override bool TryEvaluate(ExpressionRow row, out ReadOnlySpan<byte> utf8)
    {
        foreach (TextTerm value in values)
        {
            if (value.TryEvaluate(row, out utf8))
            {
                return true;
            }
        }

        utf8 = default;
        return false;
    }
}
