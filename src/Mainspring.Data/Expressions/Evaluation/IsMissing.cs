namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>Whether a value is missing.</summary>
internal sealed class IsMissing(Operand value) : NumberTerm
{
    public override double Evaluate(ExpressionRow row) =>
        (value.Text is { } text ? !text.TryEvaluate(row, out _) : double.IsNaN(value.Number!.Evaluate(row))) ? 1 : 0;
}
