using System.Text;
using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Registry.Foreign;
using Mainspring.Lifecycle.Serving.Remote;

namespace Mainspring.Lifecycle.Serving;

/// <summary>Models from the registry, their files from the artefact store. A version is loaded from the very bytes whose hashes were compared with its manifest.</summary>
public sealed class RegistryModelSource(IRegistryStore registry, IArtifactStore artifacts, VersionTrials trials, IRemoteScorer scorer, TimeProvider time) : IModelSource
{
    /// <inheritdoc/>
    public async ValueTask<int?> ResolveAsync(string model, string alias, CancellationToken cancellation = default) =>
        (await registry.FindVersionAsync(model, new VersionReference.Alias(alias), cancellation).ConfigureAwait(false))?.Version;

    /// <inheritdoc/>
    public async Task<ModelLoad> LoadAsync(string model, int version, CancellationToken cancellation = default)
    {
        if (await registry.FindVersionAsync(model, new VersionReference.Number(version), cancellation).ConfigureAwait(false) is not { } registered)
        {
            return ModelLoad.Refused("it is not registered.");
        }

        if (!registered.IsServable)
        {
            return ModelLoad.Refused($"it holds no '{ModelFlavors.OwnFile}', and none of ONNX, XGBoost or LightGBM. {(registered.RunsCode ? $"Its flavors {string.Join(", ", registered.Flavors)} run code that came with it, which this server never does." : "It can be downloaded, not served.")}");
        }

        if (registered.IsForeign && await trials.TryAsync(registered.Manifest, cancellation).ConfigureAwait(false) is { } refusal)
        {
            return ModelLoad.Refused(refusal);
        }

        Dictionary<string, Stream> files = new(StringComparer.Ordinal);
        try
        {
            foreach (Registry.ModelFile file in registered.Manifest)
            {
                if (await artifacts.OpenAsync(file.Content.Hash, cancellation).ConfigureAwait(false) is not { } stream)
                {
                    return ModelLoad.Refused($"its file '{file.Path}' is missing from the artefact store.");
                }

                files.Add(file.Path.Value, stream);
            }

            if (registered.IsRemote)
            {
                return LoadRemote(model, version, [.. registered.Manifest.Select(ManifestLine)], path => files[path]);
            }

            return ModelLoad.Of(new ServedModel(model, version, ModelOpening.Open([.. registered.Manifest.Select(ManifestLine)], path => files[path])));
        }
        catch (Exception refused) when (refused is ModelRefusedException or IOException or UnauthorizedAccessException)
        {
            return ModelLoad.Refused(refused.Message);
        }
        finally
        {
            foreach (Stream stream in files.Values)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private ModelLoad LoadRemote(string name, int version, IReadOnlyList<Learning.Models.ModelFile> manifest, Func<string, Stream> open)
    {
        byte[]? Read(string path) => manifest.FirstOrDefault(file => file.Path == path) is { } file ? ModelDirectory.Read(file, open) : null;
        if (Read(ModelDirectory.DescriptionFile) is not { } text || RemoteDescription.Read(Encoding.UTF8.GetString(text)) is not { } description || Read(RemoteDescription.SchemaFile) is not { } schema)
        {
            return ModelLoad.Refused($"it does not say where its scorer is, or lacks '{RemoteDescription.SchemaFile}'.");
        }

        if (scorer.FindFault(description.Url) is { } fault)
        {
            return ModelLoad.Refused(fault);
        }

        Model like = Model.Read(schema);
        return ModelLoad.Of(new ServedModel(name, version, like, time, new RemoteModel(description, like, scorer, time)));
    }

    private static Learning.Models.ModelFile ManifestLine(Registry.ModelFile file) =>
        new(file.Path.Value, file.Content.Hash.Value, file.Content.Bytes);
}
