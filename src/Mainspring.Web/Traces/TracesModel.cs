using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Web.Components;

namespace Mainspring.Web.Traces;

/// <summary>The list of traces.</summary>
/// <param name="Traces">The traces of this page.</param>
/// <param name="Experiments">The experiments to choose from.</param>
/// <param name="Experiment">The one that was chosen, or null for all.</param>
/// <param name="Filter">The filter as it was written, or null.</param>
/// <param name="Fault">Why the filter cannot be read, or null.</param>
/// <param name="Address">The address of this server, for the command to send a first trace.</param>
/// <param name="Links">Where the list goes on.</param>
public sealed record TracesModel(
    IReadOnlyList<Trace> Traces,
    IReadOnlyList<ExperimentSummary> Experiments,
    string? Experiment,
    string? Filter,
    string? Fault,
    string Address,
    PageLinks Links);
