using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Serving.Facades;

namespace Mainspring.Lifecycle.Serving;

/// <summary>How the model is put to use.</summary>
public sealed record DeploySection
{
    /// <summary>The key in the project file.</summary>
    public static ProjectSection<DeploySection> Section { get; } = new(
        "deploy",
        new RecordShape<DeploySection>(new())
            .Field("endpoint", EndpointSection.Shape, s => s.Endpoint, (s, v) => s with { Endpoint = v }, "The endpoint that serves the model.")
            .Field("facade", FacadeSection.Shape, s => s.Facade, (s, v) => s with { Facade = v }, "A listener on a port of its own that answers in the way of another system.")
            .Field("retrain", RetrainSection.Shape, s => s.Retrain, (s, v) => s with { Retrain = v }, "When the model is trained again by itself.")
            .Later("batch", "stream"),
        new(),
        "How the model is put to use.");

    /// <summary>The endpoint.</summary>
    public EndpointSection Endpoint { get; init; } = new();

    /// <summary>The facade of the endpoint; null for none.</summary>
    public FacadeSection? Facade { get; init; }

    /// <summary>When the model is trained again by itself.</summary>
    public RetrainSection Retrain { get; init; } = new();

    /// <summary>The same project with the endpoint named.</summary>
    public static ProjectFile Resolve(ProjectFile project)
    {
        DeploySection deploy = project.Section<DeploySection>();
        return deploy.Endpoint.Name is not null
            ? project
            : project.Infer(deploy with { Endpoint = deploy.Endpoint with { Name = project.Name } }, [new("deploy.endpoint.name", "the name of the project")]);
    }
}
