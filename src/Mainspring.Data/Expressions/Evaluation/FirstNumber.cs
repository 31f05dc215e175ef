namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>The first value that is not missing.</summary>
internal sealed class FirstNumber(NumberTerm[] values) : NumberTerm
{
    public override double Evaluate(ExpressionRow row)
    {
        double value = double.NaN;
        for (int i = 0; i < values.Length && double.IsNaN(value); i++)
        {
            value = values[i].Evaluate(row);
        }

        return value;
    }
}
