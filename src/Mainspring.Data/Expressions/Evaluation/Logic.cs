namespace Mainspring.Data.Expressions.Evaluation;

/// <summary><c>and</c> and <c>or</c> by Kleene: what the known side decides is decided, else a missing side leaves the result missing.</summary>
/// <param name="decisive">The value of one side that decides: 0 for <c>and</c>, 1 for <c>or</c>.</param>
internal sealed class Logic(NumberTerm x, NumberTerm y, double decisive) : NumberTerm
{
    public override double Evaluate(ExpressionRow row)
    {
        double first = x.Evaluate(row);
        if (first == decisive)
        {
            return decisive;
        }

        double second = y.Evaluate(row);
        return second == decisive ? decisive : double.IsNaN(first) ? first : second;
    }
}
