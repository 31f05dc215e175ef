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
        ArtifactOwner.OfLoggedModel(var experiment, _) => OfExperiment(experiment),
        ArtifactOwner.OfTrace(var experiment, _) => OfExperiment(experiment),
        _ => Resource.Workspace,
    };

    private static Resource OfExperiment(string? id) => id is null ? Resource.Workspace : Resource.Experiment(id);
}
