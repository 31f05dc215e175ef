using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Artifacts;

/// <summary>From what requests write to places in the artefact tree, and what may be done there.</summary>
internal static class ArtifactAccess
{
    /// <exception cref="MlflowFault">It is no path.</exception>
    public static ArtifactPath Read(string? text) => ArtifactPath.TryParse(text, out ArtifactPath? path, out string? fault) ? path : throw MlflowFault.Invalid(fault);

    /// <summary>A folder: nothing, or a path that may end in a slash.</summary>
    /// <exception cref="MlflowFault">It is no path.</exception>
    public static ArtifactPath? ReadFolder(string? text) => string.IsNullOrEmpty(text) ? null : Read(text.EndsWith('/') ? text[..^1] : text);

    /// <exception cref="MlflowFault">The two do not make a path.</exception>
    public static ArtifactPath Join(ArtifactPath? folder, string name) => Read(folder is null ? name : $"{folder}/{name}");

    /// <summary>The run, deleted or not.</summary>
    /// <exception cref="MlflowFault">There is none.</exception>
    public static async Task<Run> FindRunAsync(MlflowCall call, string? id) =>
        RunId.TryParse(id ?? "", out RunId? run) && await call.Get<ITrackingStore>().FindRunAsync(run, call.Cancellation) is { } found
            ? found
            : throw MlflowFault.Missing($"Run with id={id} not found");

    /// <exception cref="MlflowFault">The place belongs to a run that is deleted.</exception>
    public static async Task DemandWritableAsync(MlflowCall call, ArtifactPath path)
    {
        if (ArtifactOwner.Of(path) is ArtifactOwner.OfRun(var id)
            && RunId.TryParse(id, out RunId? run)
            && await call.Get<ITrackingStore>().FindRunAsync(run, call.Cancellation) is { DeletedAt: not null })
        {
            throw MlflowFault.Invalid($"The run {id} must be in the 'active' state. Current state is deleted.");
        }
    }

    /// <summary>Keeps a stream as a file.</summary>
    /// <exception cref="MlflowFault">The place takes no file.</exception>
    public static async Task PutAsync(MlflowCall call, ArtifactPath path, Stream bytes)
    {
        await DemandWritableAsync(call, path);
        await NameAsync(call, path, await call.Get<IArtifactStore>().PutAsync(bytes, call.Cancellation));
    }

    /// <summary>Names a content that is kept already.</summary>
    /// <exception cref="MlflowFault">The place takes no file.</exception>
    public static async Task NameAsync(MlflowCall call, ArtifactPath path, Content content)
    {
        switch (await call.Get<IArtifactTree>().PutAsync(path, content, call.Get<TimeProvider>().GetUtcNow(), call.Cancellation))
        {
            case PutOutcome.PathIsFolder:
                throw MlflowFault.Invalid($"'{path}' is a directory, so it cannot be a file.");
            case PutOutcome.PathIsBelowFile:
                throw MlflowFault.Invalid($"A part of '{path}' is a file, so nothing can lie below it.");
        }
    }
}
