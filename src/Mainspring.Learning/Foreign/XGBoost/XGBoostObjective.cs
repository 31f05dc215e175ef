using Mainspring.Learning.Scoring;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Foreign.XGBoost;

/// <summary>What XGBoost makes of the sums of trees, by the name of the objective ("Learning Task Parameters" of its documentation).</summary>
/// <param name="IsClassification">Whether the outputs are probabilities of classes.</param>
/// <param name="Transform">What is done to the sums.</param>
/// <param name="Map">What is done to the result after it; null for nothing.</param>
internal sealed record XGBoostObjective(bool IsClassification, OutputTransform Transform, OutputMap? Map = null)
{
    /// <exception cref="FormatException">There is no such objective, or its answers cannot be given here.</exception>
    public static XGBoostObjective Of(string name, int classes) => name switch
    {
        "binary:logistic" => new(true, OutputTransform.Logistic),
        "multi:softprob" or "multi:softmax" when classes > 2 => new(true, OutputTransform.Softmax),
        "reg:logistic" => new(false, OutputTransform.Logistic),
        "count:poisson" or "reg:gamma" or "reg:tweedie" or "survival:cox" or "survival:aft" => new(false, OutputTransform.Identity, OutputMap.Exp),
        "reg:squarederror" or "reg:linear" or "reg:squaredlogerror" or "reg:pseudohubererror" or "reg:absoluteerror" or "reg:quantileerror" or "binary:logitraw"
            or "rank:pairwise" or "rank:ndcg" or "rank:map" when classes == 1 => new(false, OutputTransform.Identity),
        _ => throw new FormatException($"its objective '{name}' of {classes} outputs cannot be taken over"),
    };

    /// <summary>The sum to start from: XGBoost saves it as an output, and turns it back in single precision.</summary>
    public float MarginOf(float score) => this switch
    {
        { Map: not null } => MathF.Log(score),
        { Transform: OutputTransform.Logistic } => -MathF.Log((1f / score) - 1f),
        _ => score,
    };
}
