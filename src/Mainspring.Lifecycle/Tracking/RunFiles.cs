using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>The files of runs: what lies below a run's place in the artefact tree, named as the run names it.</summary>
/// <param name="runs">Where runs are kept.</param>
/// <param name="tree">The names of their files.</param>
/// <param name="contents">Their bytes.</param>
/// <param name="time">The clock of additions.</param>
public sealed class RunFiles(ITrackingStore runs, IArtifactTree tree, IArtifactStore contents, TimeProvider time)
{
    /// <summary>Keeps a file of a run, or replaces the one of that name. The stream is read to its end; nothing is kept when it fails.</summary>
    public async Task<(LogOutcome Outcome, RunArtifact? Artifact)> AttachAsync(RunId run, ArtifactPath path, Stream bytes, CancellationToken cancellation = default)
    {
        switch (await runs.FindRunAsync(run, cancellation))
        {
            case null:
                return (new LogOutcome.NoSuchRun(), null);
            case { DeletedAt: not null }:
                return (new LogOutcome.RunIsDeleted(), null);
            case { ArtifactRoot: var root } when !ArtifactPath.TryParse($"{root}/{path}", out _, out string? fault):
                return (Refuse(fault), null);
            case { ArtifactRoot: var root }:
                Content content = await contents.PutAsync(bytes, cancellation);
                var artifact = new RunArtifact(path, content, time.GetUtcNow());
                LogOutcome outcome = await tree.PutAsync(path.Below(root), content, artifact.AddedAt, cancellation) switch
                {
                    PutOutcome.PathIsFolder => Refuse($"'{path}' is a folder of the run, so it cannot be a file."),
                    PutOutcome.PathIsBelowFile => Refuse($"A part of '{path}' is a file of the run, so nothing can lie below it."),
                    _ => new LogOutcome.Done(),
                };
                return (outcome, artifact);
        }
    }

    /// <summary>The files of a run by name, or those below a folder of it; none when there is no such run.</summary>
    public async Task<IReadOnlyList<RunArtifact>> ListAsync(RunId run, ArtifactPath? below = null, CancellationToken cancellation = default)
    {
        if (await runs.FindRunAsync(run, cancellation) is not { ArtifactRoot: var root })
        {
            return [];
        }

        IReadOnlyList<ArtifactFile> files = await tree.ListFilesAsync(below?.Below(root) ?? root, cancellation);
        return [.. files.Select(file => new RunArtifact(file.Path.RelativeTo(root), file.Content, file.AddedAt))];
    }

    /// <summary>One file of a run, or null.</summary>
    public async Task<RunArtifact?> FindAsync(RunId run, ArtifactPath path, CancellationToken cancellation = default) =>
        await runs.FindRunAsync(run, cancellation) is { ArtifactRoot: var root }
        && ArtifactPath.TryParse($"{root}/{path}", out ArtifactPath? full, out _)
        && await tree.FindAsync(full, cancellation) is { } file
            ? new(path, file.Content, file.AddedAt)
            : null;

    private static LogOutcome.Refused Refuse(string fault) => new([new Fault("/path", fault)]);
}
