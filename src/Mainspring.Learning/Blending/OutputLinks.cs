using Mainspring.Learning.Linear;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Blending;

/// <summary>What a predictor of one output makes of its sum.</summary>
internal static class OutputLinks
{
    /// <summary>The output at a sum, in double precision.</summary>
    public static double Of(IPredictor predictor, double sum) => predictor switch
    {
        TreeEnsemble { Transform: OutputTransform.Logistic } or LinearModel { Link: LinkFunction.Logistic } => LinkFunctions.Logistic(sum),
        TreeEnsemble { Transform: OutputTransform.Votes } => Math.Clamp(sum, 0, 1),
        MappedPredictor mapped => mapped.Map.Apply((float)Of(mapped.Inner, sum)),
        _ => sum,
    };
}
