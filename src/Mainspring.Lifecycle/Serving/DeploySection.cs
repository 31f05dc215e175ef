using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Serving;

/// <summary>How the model is put to use.</summary>
public sealed record DeploySection
{
    /// <summary>The key in the project file.</summary>
    public static ProjectSection<DeploySection> Section { get; } = new(
        "deploy",
        new RecordShape<DeploySection>(new())
            .Field("endpoint", EndpointSection.Shape, s => s.Endpoint, (s, v) => s with { Endpoint = v }, "The endpoint that serves the model.")
            .Later("batch", "stream", "facade"),
        new(),
        "How the model is put to use.");

    /// <summary>The endpoint.</summary>
    public EndpointSection Endpoint { get; init; } = new();

    /// <summary>The same project with the endpoint named.</summary>
    public static ProjectFile Resolve(ProjectFile project)
    {
        DeploySection deploy = project.Section<DeploySection>();
        return deploy.Endpoint.Name is not null
            ? project
            : project.Infer(deploy with { Endpoint = deploy.Endpoint with { Name = project.Name } }, [new("deploy.endpoint.name", "the name of the project")]);
    }
}
