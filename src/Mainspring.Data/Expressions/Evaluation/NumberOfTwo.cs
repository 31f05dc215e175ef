namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>A function of two numbers. It is not asked for missing ones.</summary>
internal sealed class NumberOfTwo(NumberTerm x, NumberTerm y, Func<double, double, double> function) : NumberTerm
{
    public override double Evaluate(ExpressionRow row)
    {
        double first = x.Evaluate(row), second = y.Evaluate(row);
        return double.IsNaN(first) || double.IsNaN(second) ? double.NaN : Finite(function(first, second));
    }
}
