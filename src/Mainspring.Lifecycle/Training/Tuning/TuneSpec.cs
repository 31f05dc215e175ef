using Mainspring.Learning.Tuning;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>How hyper-parameters are searched.</summary>
/// <param name="Trials">Trials at most, at least 1.</param>
/// <param name="Timeout">No trial begins after this time; null for no limit. The first always runs.</param>
/// <param name="Metric">What is made best, as the mean over the folds.</param>
/// <param name="Sampler">How the next trial is chosen.</param>
/// <param name="Prune">Whether trials below the median after two folds are stopped.</param>
public sealed record TuneSpec(int Trials, TimeSpan? Timeout, string Metric, SamplerKind Sampler = SamplerKind.Tpe, bool Prune = true);
