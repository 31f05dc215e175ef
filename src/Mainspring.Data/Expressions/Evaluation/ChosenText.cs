namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>As <see cref="ChosenNumber"/>, for texts.</summary>
internal sealed class ChosenText(NumberTerm[] conditions, TextTerm[] values) : TextTerm
{
    public override bool TryEvaluate(ExpressionRow row, out ReadOnlySpan<byte> utf8)
    {
        int chosen = Choice.Of(conditions, row);
        utf8 = default;
        return chosen != Choice.Unknown && values[chosen].TryEvaluate(row, out utf8);
    }
}
