namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>How many edges are at or below a number: 0 below the first, their count from the last on.</summary>
internal sealed class Bucket(NumberTerm number, double[] edges) : NumberTerm
{
    public override double Evaluate(ExpressionRow row)
    {
        double value = number.Evaluate(row);
        if (double.IsNaN(value))
        {
            return value;
        }

        int bucket = 0;
        while (bucket < edges.Length && edges[bucket] <= value)
        {
            bucket++;
        }

        return bucket;
    }
}
