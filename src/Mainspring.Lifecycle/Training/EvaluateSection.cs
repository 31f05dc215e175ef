using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Training;

/// <summary>What is looked at besides the metrics of all rows. Written <c>evaluate: [SeniorCitizen]</c> for short.</summary>
public sealed record EvaluateSection
{
    /// <summary>The key in the project file.</summary>
    public static ProjectSection<EvaluateSection> Section { get; } = new(
        "evaluate",
        new RecordShape<EvaluateSection>(new())
            .Field("slices", new ListShape<string>(new TextShape()), s => s.Slices, (s, v) => s with { Slices = v }, "Columns by whose values the held-out rows are divided, features or not. Default: those that the gate names.")
            .Short("slices"),
        new(),
        "What is looked at besides the metrics of all held-out rows.");

    /// <summary>Columns by whose values the held-out rows are divided.</summary>
    public IReadOnlyList<string> Slices { get; init; } = [];
}
