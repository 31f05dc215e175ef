namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>A function of one number. It is not asked for a missing one.</summary>
internal sealed class NumberOf(NumberTerm x, Func<double, double> function) : NumberTerm
{
    public override double Evaluate(ExpressionRow row)
    {
        double value = x.Evaluate(row);
        return double.IsNaN(value) ? value : Finite(function(value));
    }
}
