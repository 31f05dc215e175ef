using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tuning;

/// <summary>What one trial tries.</summary>
/// <param name="Space">The place of its space among those that are searched.</param>
/// <param name="Places">One a dimension, from 0 to 1; null where the defaults are tried and not known yet.</param>
/// <param name="Parameters">The hyper-parameters that are given to the trainer.</param>
public sealed record TrialPoint(int Space, IReadOnlyList<double>? Places, HyperParameters Parameters);
