namespace Mainspring.Learning.Training;

/// <summary>How much of what a model learned rests on one feature.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Gain">For trees the loss removed by all splits on it, for linear models |weight × standard deviation|; all features share 1.</param>
public sealed record FeatureImportance(string Feature, double Gain);
