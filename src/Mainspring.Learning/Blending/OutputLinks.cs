using Mainspring.Learning.Explanation;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Blending;

/// <summary>What predictors make of their sums.</summary>
internal static class OutputLinks
{
    private const int Parts = 16;
    private const int PointsAPart = 8;

    /// <summary>The one output at a sum, in double precision.</summary>
    public static double Of(IPredictor predictor, double sum) => predictor switch
    {
        TreeEnsemble { Transform: OutputTransform.Logistic } or LinearModel { Link: LinkFunction.Logistic } => LinkFunctions.Logistic(sum),
        TreeEnsemble { Transform: OutputTransform.Votes } => Math.Clamp(sum, 0, 1),
        MappedPredictor mapped => mapped.Map.Apply((float)Of(mapped.Inner, sum)),
        _ => sum,
    };

    /// <summary>The outputs of several sums, in double precision.</summary>
    public static double[] Of(IPredictor predictor, ReadOnlySpan<double> sums)
    {
        double[] outputs = sums.ToArray();
        if (IsSoftmax(predictor))
        {
            LinkFunctions.Apply(LinkFunction.Softmax, outputs);
        }
        else if (IsVotes(predictor))
        {
            outputs = Array.ConvertAll(outputs, share => Math.Clamp(share, 0, 1));
            double total = outputs.Sum();
            outputs = Array.ConvertAll(outputs, share => total > 0 ? share / total : 1.0 / outputs.Length);
        }

        return outputs;
    }

    /// <summary>
    /// How steeply each output follows each sum on the straight way between two points, on average over the way (Aumann and Shapley, "Values of non-atomic games", 1974): the changes of the
    /// sums times the slopes add up to the changes of the outputs. With one output it is the slope of the line between the two.
    /// </summary>
    /// <returns>Row-major, outputs × sums.</returns>
    public static double[] Slopes(IPredictor predictor, double[] from, double[] to)
    {
        int count = from.Length;
        double[] slopes = new double[count * count];
        var rule = GaussLegendre.Of(PointsAPart);
        double[] at = new double[count];
        for (int part = 0; part < Parts; part++)
        {
            for (int point = 0; point < PointsAPart; point++)
            {
                double share = (part + rule.Points[point]) / Parts;
                for (int i = 0; i < count; i++)
                {
                    at[i] = from[i] + (share * (to[i] - from[i]));
                }

                AddSlopes(predictor, at, rule.Weights[point] / Parts, slopes);
            }
        }

        MakeWhole(slopes, from, to, Of(predictor, from), Of(predictor, to));
        return slopes;
    }

    private static bool IsSoftmax(IPredictor predictor) => predictor is TreeEnsemble { Transform: OutputTransform.Softmax } or LinearModel { Link: LinkFunction.Softmax };

    private static bool IsVotes(IPredictor predictor) => predictor is TreeEnsemble { Transform: OutputTransform.Votes };

    private static void AddSlopes(IPredictor predictor, double[] at, double weight, double[] slopes)
    {
        int count = at.Length;
        double[] outputs = Of(predictor, at);
        double total = IsVotes(predictor) ? at.Sum(share => Math.Clamp(share, 0, 1)) : 1;
        for (int k = 0; k < count; k++)
        {
            for (int i = 0; i < count; i++)
            {
                double own = k == i ? 1 : 0;
                slopes[(k * count) + i] += weight * (IsSoftmax(predictor) ? outputs[k] * (own - outputs[i])
                    : !IsVotes(predictor) ? own
                    : total > 0 && at[i] is > 0 and < 1 ? (own - outputs[k]) / total
                    : 0);
            }
        }
    }

    /// <summary>Gives what the quadrature misses to the sums in proportion to their part, so that nothing is lost.</summary>
    private static void MakeWhole(double[] slopes, double[] from, double[] to, double[] start, double[] reached)
    {
        int count = from.Length;
        for (int k = 0; k < count; k++)
        {
            Span<double> own = slopes.AsSpan(k * count, count);
            double missed = reached[k] - start[k], moved = 0;
            for (int i = 0; i < count; i++)
            {
                double part = own[i] * (to[i] - from[i]);
                (missed, moved) = (missed - part, moved + Math.Abs(part));
            }

            for (int i = 0; i < count && moved > 0; i++)
            {
                own[i] += missed / moved * Math.Abs(own[i]) * Math.Sign(to[i] - from[i]);
            }
        }
    }
}
