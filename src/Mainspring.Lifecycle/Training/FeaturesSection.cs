using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Training;

/// <summary>Which columns the model reads.</summary>
public sealed record FeaturesSection
{
    /// <summary>The key in the project file.</summary>
    public static ProjectSection<FeaturesSection> Section { get; } = new(
        "features",
        new RecordShape<FeaturesSection>(new())
            .Field("drop", new ListShape<string>(new TextShape()), s => s.Drop, (s, v) => s with { Drop = v }, "Columns that the model must not read. Default: none.")
            .Later("add", "encode", "impute", "scale", "filter"),
        new(),
        "Which columns the model reads.");

    /// <summary>Columns that the model must not read.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];
}
