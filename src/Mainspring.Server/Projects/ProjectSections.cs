using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Preparing;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Server.Projects;

/// <summary>The project file of this program: the sections of its stages, in the order of the life of a model.</summary>
public static class ProjectSections
{
    /// <summary>Every key that a project file may have.</summary>
    public static ProjectLayout Layout { get; } = new(
        PrepareSection.Section,
        DataSection.Section,
        SchemaSection.Section,
        TargetSection.Section,
        FeaturesSection.Section,
        TrainSection.Section,
        EvaluateSection.Section,
        GateSection.Section,
        DeploySection.Section);
}
