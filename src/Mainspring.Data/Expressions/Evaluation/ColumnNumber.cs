namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>The value of a slot.</summary>
internal sealed class ColumnNumber(int slot) : NumberTerm
{
    public override double Evaluate(ExpressionRow row) => row.Number(slot);
}
