using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Identity;

namespace Mainspring.Server.Artifacts;

/// <summary>On which object a grant decides who may read and write a place in the artefact tree.</summary>
internal static class ArtifactResource
{
    public static Resource Of(ArtifactPath? path) => path is null ? Resource.Workspace : ArtifactOwner.Of(path) switch
    {
        ArtifactOwner.OfRun(var run) => Resource.Run(run),
        ArtifactOwner.OfExperiment(var experiment) => Resource.Experiment(experiment),
        ArtifactOwner.OfLoggedModel(_, var model) => Resource.LoggedModel(model),
        ArtifactOwner.OfTrace(_, var trace) => Resource.Trace(trace),
        _ => Resource.Workspace,
    };
}
