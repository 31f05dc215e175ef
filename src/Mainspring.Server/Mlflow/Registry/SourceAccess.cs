using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Identity;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Registry;

/// <summary>Who registers a version must be allowed to read what it is made of, since its files and metrics become those of the version.</summary>
internal static class SourceAccess
{
    /// <exception cref="MlflowFault">The source cannot be read, or is not the caller's to read.</exception>
    public static async Task DemandAsync(MlflowCall call, string text, RunId? run)
    {
        if (!VersionSource.TryParse(text, out VersionSource? source, out string? fault))
        {
            throw MlflowFault.Invalid(fault);
        }

        foreach (Resource made in run is null ? Of(source) : Of(source).Append(Resource.Run(run.Value)))
        {
            if (await call.Get<AccessCheck>().CheckAsync(call.Http, Role.Viewer, made) != AccessVerdict.Allowed)
            {
                throw new MlflowFault(MlflowError.PermissionDenied, $"You may not read what '{text}' is made of.");
            }
        }
    }

    private static IEnumerable<Resource> Of(VersionSource source) => source switch
    {
        VersionSource.Folder(var key) => [ArtifactResource.Of(key)],
        VersionSource.OfRun(var run, _) => [Resource.Run(run.Value)],
        VersionSource.OfLoggedModel(var model) => [Resource.LoggedModel(model)],
        VersionSource.OfVersion(var model, _) => [Resource.Model(model)],
        _ => [],
    };
}
