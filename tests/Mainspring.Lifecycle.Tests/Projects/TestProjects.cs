using System.Text;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Preparing;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Lifecycle.Tests.Projects;

/// <summary>Reads project files from text, with every section.</summary>
internal static class TestProjects
{
    public const string Minimal = "name: telco\ndata: churn.csv\ntarget: Churn\n";

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

    public static ProjectFile Read(string text, params string[] overrides) =>
        new ProjectReader(Layout, name => name == "FOLDER" ? "/secret" : null).Read(Encoding.UTF8.GetBytes(text), "project.yaml", overrides);

    public static IReadOnlyList<ProjectFault> Faults(string text, params string[] overrides) =>
        Should.Throw<ProjectFileException>(() => Read(text, overrides)).Faults;
}
