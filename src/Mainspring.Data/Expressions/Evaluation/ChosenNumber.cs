namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>The value behind the first condition that is true, else the last. A condition that is missing before any that is true makes the result missing.</summary>
/// <param name="conditions">The conditions in order.</param>
/// <param name="values">One a condition, then the last.</param>
internal sealed class ChosenNumber(NumberTerm[] conditions, NumberTerm[] values) : NumberTerm
{
    public override double Evaluate(ExpressionRow row)
    {
        int chosen = Choice.Of(conditions, row);
        return chosen == Choice.Unknown ? double.NaN : values[chosen].Evaluate(row);
    }
}
