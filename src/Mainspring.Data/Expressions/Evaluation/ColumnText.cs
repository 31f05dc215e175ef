namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>The text of a slot.</summary>
internal sealed class ColumnText(int slot) : TextTerm
{
    public override bool TryEvaluate(ExpressionRow row, out ReadOnlySpan<byte> utf8) => row.TryText(slot, out utf8);
}
