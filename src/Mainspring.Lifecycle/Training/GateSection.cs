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
            .Value("on_pass", new ChoiceShape<bool>(("promote", false), ("challenger", true)), s => s.MakesChallenger, (s, v) => s with { MakesChallenger = v }, "What a model that passes becomes where there is a champion: champion at once (promote), or challenger, which is tried beside it. Default: promote.", why: "the held-out rows have judged it")
            .Value("approval", new ChoiceShape<bool>(("auto", false), ("manual", true)), s => s.NeedsApproval, (s, v) => s with { NeedsApproval = v }, "Whether a person must agree to a new champion (manual). Default: auto.", why: "the gate decides")
            .Short("require"),
        new(),
        "What a model must reach on the held-out rows to be promoted.");

    /// <summary>All must hold; none lets every model pass.</summary>
    public IReadOnlyList<GateRule> Require { get; init; } = [];

    /// <summary>Whether a model that passes is tried beside the champion before it takes its place.</summary>
    public bool MakesChallenger { get; init; }

    /// <summary>Whether a person must agree to a new champion.</summary>
    public bool NeedsApproval { get; init; }
}
