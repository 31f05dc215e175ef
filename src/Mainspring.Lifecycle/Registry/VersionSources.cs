using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Lifecycle.Registry;

/// <summary>Finds the files that a source names, so that a version can keep them as they are now.</summary>
/// <param name="runs">Where runs are.</param>
/// <param name="models">Where logged models are.</param>
/// <param name="tree">The names of files.</param>
/// <param name="versions">Where other versions are.</param>
/// <param name="artifacts">Where the bytes are.</param>
public sealed class VersionSources(ITrackingStore runs, ILoggedModelStore models, IArtifactTree tree, IRegistryStore versions, IArtifactStore artifacts)
{
    private const string DescriptionFile = "MLmodel";
    private const long LargestDescription = 1 << 20;

    internal async Task<SourceFiles> FindAsync(VersionSource source, CancellationToken cancellation) => source switch
    {
        VersionSource.Folder(var folder) => await ReadAsync(folder, null, cancellation),
        VersionSource.OfRun(var run, var path) => await FindRunAsync(run, path, cancellation),
        VersionSource.OfLoggedModel(var model) => await FindModelAsync(LoggedModelId.Parse(model), cancellation),
        VersionSource.OfVersion(var model, var reference) => await versions.FindVersionAsync(model, reference, cancellation) is { } version
            ? new SourceFiles.Found(version.Folder, version.Manifest, version.Run)
            : new SourceFiles.Missing($"The version that the source names is not registered for the model '{model}'."),
        _ => new SourceFiles.Found(null, []),
    };

    /// <summary>The flavors that the <c>MLmodel</c> among some files names; none when there is no such file or it cannot be read.</summary>
    internal async Task<IReadOnlyList<string>> ReadFlavorsAsync(IReadOnlyList<ModelFile> manifest, CancellationToken cancellation)
    {
        if (manifest.FirstOrDefault(file => file.Path.Value == DescriptionFile) is not { Content: { Bytes: <= LargestDescription } content }
            || await artifacts.OpenAsync(content.Hash, cancellation) is not { } stream)
        {
            return [];
        }

        using var reader = new StreamReader(stream);
        return ModelFlavors.Read(await reader.ReadToEndAsync(cancellation));
    }

    private async Task<SourceFiles> FindRunAsync(RunId run, ArtifactPath? path, CancellationToken cancellation) => await runs.FindRunAsync(run, cancellation) switch
    {
        null => new SourceFiles.Missing($"There is no run '{run}'."),
        { ArtifactRoot: var root } when path is null => await ReadAsync(root, run, cancellation),
        { ArtifactRoot: var root } => ArtifactPath.TryParse($"{root}/{path}", out ArtifactPath? folder, out string? fault)
            ? await ReadAsync(folder, run, cancellation)
            : new SourceFiles.Missing(fault),
    };

    private async Task<SourceFiles> FindModelAsync(LoggedModelId id, CancellationToken cancellation) => await models.FindAsync(id, cancellation) is { } model
        ? await ReadAsync(model.ArtifactRoot, RunId.TryParse(model.SourceRun, out RunId? run) ? run : null, cancellation)
        : new SourceFiles.Missing($"There is no logged model '{id}'.");

    private async Task<SourceFiles> ReadAsync(ArtifactPath folder, RunId? run, CancellationToken cancellation) =>
        new SourceFiles.Found(folder, [.. (await tree.ListFilesAsync(folder, cancellation)).Select(file => new ModelFile(file.Path.RelativeTo(folder), file.Content))], run)
        {
            ModelId = ArtifactOwner.Of(folder) is ArtifactOwner.OfLoggedModel(_, var model) ? model : "",
        };
}
