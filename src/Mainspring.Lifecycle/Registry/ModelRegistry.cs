using System.Security.Cryptography;
using System.Text;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Registry;

/// <summary>Registers versions of models, and moves the aliases by which others refer to them.</summary>
/// <param name="store">Where models are kept.</param>
/// <param name="runs">Where the runs are that made them.</param>
/// <param name="files">Where their files are.</param>
/// <param name="time">The clock of registrations.</param>
public sealed class ModelRegistry(IRegistryStore store, ITrackingStore runs, RunFiles files, TimeProvider time)
{
    private const string ModelFileName = "model.json";

    /// <summary>An alias moved. Listeners must be quick; what they throw reaches whoever moved it.</summary>
    public event Action<AliasMoved>? AliasMoved;

    /// <summary>Everything that happens here, told before it is acknowledged.</summary>
    public RegistryEvents Events { get; } = new();

    /// <summary>Makes the files below a folder of a run a version of a model. Later changes of the run do not change the version.</summary>
    public async Task<RegisterOutcome> RegisterAsync(string model, RunId run, ArtifactPath folder, CancellationToken cancellation = default)
    {
        if (RegistryRules.FindFaultInName(model) is { } fault)
        {
            return new RegisterOutcome.Refused(fault);
        }

        if (await runs.FindRunAsync(run, cancellation) is not { DeletedAt: null } made)
        {
            return new RegisterOutcome.NoSuchRun();
        }

        ModelFile[] manifest = [.. (await files.ListAsync(run, folder, cancellation)).Select(artifact => new ModelFile(artifact.Path.RelativeTo(folder), artifact.Content))];
        if (manifest.Length == 0)
        {
            return new RegisterOutcome.NoFiles();
        }

        ModelVersion version = await store.AddVersionAsync(
            new()
            {
                Model = model,
                Run = run,
                Identity = IdentityOf(manifest),
                Manifest = manifest,
                Metrics = made.Metrics.ToDictionary(metric => metric.Key, metric => metric.Value.Value),
            },
            time.GetUtcNow(),
            cancellation);
        await TellAsync(version, $"runs:/{run}/{folder}", cancellation);
        return new RegisterOutcome.Registered(version);
    }

    /// <summary>Moves, sets or removes an alias, and tells listeners when it is on the disk.</summary>
    public async Task<AliasOutcome> MoveAliasAsync(AliasMove move, CancellationToken cancellation = default)
    {
        if (RegistryRules.FindFaultInAlias(move.Alias) is { } fault)
        {
            return new AliasOutcome.Refused(fault);
        }

        AliasOutcome outcome = await store.MoveAliasAsync(move, cancellation);
        if (outcome is AliasOutcome.Moved { From: var from } && from != move.To)
        {
            AliasMoved?.Invoke(new(move.Model, move.Alias));
            await Events.PublishAsync(
                move.To is { } to ? new RegistryEvent.AliasSet(move.Model, IsPrompt: false, move.Alias, to) : new RegistryEvent.AliasDeleted(move.Model, IsPrompt: false, move.Alias),
                cancellation);
        }

        return outcome;
    }

    private async Task TellAsync(ModelVersion version, string source, CancellationToken cancellation)
    {
        if (version.Version == 1)
        {
            await Events.PublishAsync(new RegistryEvent.ModelCreated(version.Model, IsPrompt: false), cancellation);
        }

        await Events.PublishAsync(
            new RegistryEvent.VersionCreated(version.Model, IsPrompt: false, version.Version) { Source = source, RunId = version.Run.Value, Tags = version.Tags },
            cancellation);
    }

    // A model of another tool has no model.json: it is what all its files are.
    private static ContentHash IdentityOf(IReadOnlyList<ModelFile> manifest) =>
        manifest.FirstOrDefault(file => file.Path.Value == ModelFileName)?.Content.Hash
        ?? ContentHash.Of(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
            manifest.OrderBy(file => file.Path.Value, StringComparer.Ordinal).Select(file => $"{file.Content.Hash}  {file.Path}\n")))));
}
