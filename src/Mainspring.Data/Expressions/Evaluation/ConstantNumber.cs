namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>Always the same.</summary>
internal sealed class ConstantNumber(double value) : NumberTerm
{
    public override double Evaluate(ExpressionRow row) => value;
}
