namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>A function of three numbers. It is not asked for missing ones.</summary>
internal sealed class NumberOfThree(NumberTerm x, NumberTerm y, NumberTerm z, Func<double, double, double, double> function) : NumberTerm
{
    public override double Evaluate(ExpressionRow row)
    {
        double first = x.Evaluate(row), second = y.Evaluate(row), third = z.Evaluate(row);
        return double.IsNaN(first) || double.IsNaN(second) || double.IsNaN(third) ? double.NaN : Finite(function(first, second, third));
    }
}
