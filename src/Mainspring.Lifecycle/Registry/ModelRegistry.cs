using System.Security.Cryptography;
using System.Text;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Registry.Foreign;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Registry;

/// <summary>Registers models and their versions, and changes what is noted of them: stages, tags, and the aliases by which others refer to versions.</summary>
/// <param name="store">Where models are kept.</param>
/// <param name="runs">Where the runs are that made them.</param>
/// <param name="sources">Finds the files of versions.</param>
/// <param name="trials">Tries models of other tools before they are registered.</param>
/// <param name="time">The clock of registrations.</param>
public sealed partial class ModelRegistry(IRegistryStore store, ITrackingStore runs, VersionSources sources, VersionTrials trials, TimeProvider time)
{
    /// <summary>Everything that happens here, told before it is acknowledged.</summary>
    public RegistryEvents Events { get; } = new();

    /// <summary>
    /// Makes the files below a folder of a run a version of a model, and the model when there is none. Later changes of the run do not
    /// change the version. A folder that is registered already, and computes the same, is not registered again. A model of another tool that does not pass its trial is refused.
    /// </summary>
    public async Task<RegisterOutcome> RegisterAsync(string model, RunId run, ArtifactPath folder, string user = "", CancellationToken cancellation = default)
    {
        if (RegistryRules.FindFaultInName(model) is { } fault)
        {
            return new RegisterOutcome.Refused(fault);
        }

        if (await runs.FindRunAsync(run, cancellation) is not { DeletedAt: null }
            || await sources.FindAsync(new VersionSource.OfRun(run, folder), cancellation) is not SourceFiles.Found found)
        {
            return new RegisterOutcome.NoSuchRun();
        }

        if (await RefuseAsync(found.Manifest, cancellation) is { } refusal)
        {
            return new RegisterOutcome.Refused(refusal);
        }

        return found.Manifest.Count == 0
            ? new RegisterOutcome.NoFiles()
            : await AddAsync(new() { Model = model, OncePerRun = true, Source = $"runs:/{run}/{folder}", Run = run, Folder = found.Folder, Manifest = found.Manifest, User = user }, cancellation);
    }

    /// <summary>Registers a version of a model that is there, with the files that its source names now; a note as source has none.</summary>
    public async Task<RegisterOutcome> RegisterAsync(VersionDraft draft, CancellationToken cancellation = default)
    {
        if (RegistryRules.FindFault(draft) is { } fault)
        {
            return new RegisterOutcome.Refused(fault);
        }

        if (!VersionSource.TryParse(draft.Source, out VersionSource? source, out string? refused))
        {
            return new RegisterOutcome.Refused(refused);
        }

        if (await store.FindModelAsync(draft.Model, cancellation) is null)
        {
            return new RegisterOutcome.NoSuchModel();
        }

        return await sources.FindAsync(source, cancellation) switch
        {
            SourceFiles.Missing missing => new RegisterOutcome.NoSuchSource(missing.Fault),
            SourceFiles.Found found => await AddAsync(
                new()
                {
                    Model = draft.Model,
                    ModelMustExist = true,
                    Source = draft.Source,
                    Folder = found.Folder,
                    Manifest = found.Manifest,
                    Run = draft.Run ?? found.Run,
                    RunLink = draft.RunLink,
                    ModelId = draft.ModelId.Length > 0 ? draft.ModelId : found.ModelId,
                    User = draft.User,
                    Description = draft.Description,
                    Tags = draft.Tags,
                },
                cancellation),
            var other => throw new InvalidOperationException($"{other} is no answer."),
        };
    }

    private async Task<string?> RefuseAsync(IReadOnlyList<ModelFile> manifest, CancellationToken cancellation) =>
        VersionTrials.Concerns(manifest, await sources.ReadFlavorsAsync(manifest, cancellation)) ? await trials.TryAsync(manifest, cancellation) : null;

    private async Task<RegisterOutcome> AddAsync(NewModelVersion version, CancellationToken cancellation)
    {
        Run? run = version.Run is { } id ? await runs.FindRunAsync(id, cancellation) : null;
        AddedVersion? added = await store.AddVersionAsync(
            version with
            {
                Identity = IdentityOf(version.Manifest),
                Flavors = await sources.ReadFlavorsAsync(version.Manifest, cancellation),
                Metrics = run?.Metrics.ToDictionary(metric => metric.Key, metric => metric.Value.Value) ?? [],
            },
            time.GetUtcNow(),
            cancellation);
        if (added is null)
        {
            return new RegisterOutcome.NoSuchModel();
        }

        await TellAsync(added, cancellation);
        return new RegisterOutcome.Registered(added.Version, added.IsNew);
    }

    private async Task TellAsync(AddedVersion added, CancellationToken cancellation)
    {
        ModelVersion version = added.Version;
        bool isPrompt = added.Model.IsPrompt;
        if (added.ModelIsNew)
        {
            await Events.PublishAsync(new RegistryEvent.ModelCreated(version.Model, isPrompt), cancellation);
        }

        if (added.IsNew)
        {
            await Events.PublishAsync(
                new RegistryEvent.VersionCreated(version.Model, isPrompt, version.Version)
                {
                    Source = version.Source,
                    RunId = version.Run?.Value,
                    Tags = version.Tags,
                    Description = version.Description.Length == 0 ? null : version.Description,
                },
                cancellation);
        }
    }

    // A model of another tool has no model.json: it is what all its files are.
    private static ContentHash? IdentityOf(IReadOnlyList<ModelFile> manifest) => manifest.Count == 0 ? null
        : manifest.FirstOrDefault(file => file.Path.Value == ModelFlavors.OwnFile)?.Content.Hash
        ?? ContentHash.Of(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
            manifest.OrderBy(file => file.Path.Value, StringComparer.Ordinal).Select(file => $"{file.Content.Hash}  {file.Path}\n")))));
}
