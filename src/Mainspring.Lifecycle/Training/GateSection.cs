using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Training;

/// <summary>What a model must reach on the held-out rows to be promoted. Written <c>gate: [roc_auc >= 0.83]</c> for short.</summary>
public sealed record GateSection
{
    /// <summary>The key in the project file.</summary>
    public static ProjectSection<GateSection> Section { get; } = new(
        "gate",
        new RecordShape<GateSection>(new())
            .Field("require", new ListShape<GateRule>(new GateRuleShape()), s => s.Require, (s, v) => s with { Require = v }, "Rules that must all hold on the held-out rows: 'roc_auc >= 0.83', 'roc_auc >= champion - 0.005', 'slice(column).recall >= 0.5' for the worst slice, 'p95_latency_ms <= 20'. Default: none, every model passes.")
            .Short("require")
            .Later("approval", "on_pass"),
        new(),
        "What a model must reach on the held-out rows to be promoted.");

    /// <summary>All must hold; none lets every model pass.</summary>
    public IReadOnlyList<GateRule> Require { get; init; } = [];
}
