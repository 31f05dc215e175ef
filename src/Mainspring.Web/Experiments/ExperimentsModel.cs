using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;

namespace Mainspring.Web.Experiments;

/// <summary>All experiments, and those that are deleted.</summary>
/// <param name="Tree">The experiments in their folders.</param>
/// <param name="Deleted">The deleted ones, the last one first.</param>
/// <param name="Fault">Why what was asked for was not done, or null.</param>
public sealed record ExperimentsModel(ExperimentFolder Tree, IReadOnlyList<Experiment> Deleted, string? Fault);
