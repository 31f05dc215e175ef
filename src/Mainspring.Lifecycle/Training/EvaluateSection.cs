using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Training.Deciding;

namespace Mainspring.Lifecycle.Training;

/// <summary>What is looked at besides the metrics of all rows. Written <c>evaluate: [SeniorCitizen]</c> for short.</summary>
public sealed record EvaluateSection
{
    /// <summary>The key in the project file.</summary>
    public static ProjectSection<EvaluateSection> Section { get; } = new(
        "evaluate",
        new RecordShape<EvaluateSection>(new())
            .Field("slices", new ListShape<string>(new TextShape()), s => s.Slices, (s, v) => s with { Slices = v }, "Columns by whose values the held-out rows are divided, features or not. Default: those that the gate names.")
            .Field("threshold", ThresholdSection.Shape, s => s.Threshold, (s, v) => s with { Threshold = v }, "From which probability on the positive of two classes is called: a number, or what the calls shall be best at (f1, mcc, profit, …) on predictions of rows that were not learned from. Default: by what the gate or the search asks for.")
            .Short("slices"),
        new(),
        "What is looked at besides the metrics of all held-out rows.");

    /// <summary>From which probability on the positive class is called; null to infer it.</summary>
    public ThresholdSection? Threshold { get; init; }

    /// <summary>Columns by whose values the held-out rows are divided.</summary>
    public IReadOnlyList<string> Slices { get; init; } = [];
}
