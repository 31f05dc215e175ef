using Mainspring.Learning.Training;

namespace Mainspring.Learning.Features;

/// <summary>A plan with the features of the very rows that it was made from.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Features">The features to train on. Where an encoder learned from the target, a row's own target is not in its features, so these differ from what the plan makes of the same rows later.</param>
public sealed record PlannedRows(FeaturePlan Plan, FeatureMatrix Features);
