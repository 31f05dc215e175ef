using System.Globalization;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Foreign.LightGbm;

/// <summary>What LightGBM makes of the sums of trees, by its line <c>objective</c>: a name, then parameters such as <c>sigmoid:1</c>.</summary>
/// <param name="IsClassification">Whether the outputs are probabilities of classes.</param>
/// <param name="Transform">What is done to the sums.</param>
/// <param name="Scale">What sums are multiplied by before it.</param>
/// <param name="Map">What is done to the result after it; null for nothing.</param>
internal sealed record LightGbmObjective(bool IsClassification, OutputTransform Transform, double Scale = 1, OutputMap? Map = null)
{
    /// <exception cref="FormatException">There is no such objective, or its answers cannot be given here.</exception>
    public static LightGbmObjective Of(string line, int outputs)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string name = words.Length == 0 ? "" : words[0];
        double sigmoid = words.FirstOrDefault(word => word.StartsWith("sigmoid:", StringComparison.Ordinal)) is { } given
            ? double.Parse(given["sigmoid:".Length..], NumberStyles.Float, CultureInfo.InvariantCulture)
            : 1;
        return name switch
        {
            "binary" when outputs == 1 => new(true, OutputTransform.Logistic, sigmoid),
            "multiclass" when outputs > 2 => new(true, OutputTransform.Softmax),
            "multiclassova" when outputs > 2 => new(true, OutputTransform.Logistic, sigmoid),
            "cross_entropy" when outputs == 1 => new(false, OutputTransform.Logistic),
            "poisson" or "gamma" or "tweedie" when outputs == 1 => new(false, OutputTransform.Identity, 1, OutputMap.Exp),
            "regression" or "regression_l1" or "huber" or "fair" or "quantile" or "mape" or "lambdarank" or "rank_xendcg" when outputs == 1 && !words.Contains("sqrt", StringComparer.Ordinal) => new(false, OutputTransform.Identity),
            _ => throw new FormatException($"its objective '{line}' of {outputs} outputs cannot be taken over"),
        };
    }
}
