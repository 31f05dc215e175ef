namespace Mainspring.Lifecycle.Registry;

/// <content>Changes of what is there.</content>
public sealed partial class ModelRegistry
{
    /// <summary>Registers a model, or a prompt, that has no versions yet.</summary>
    public async Task<ModelOutcome> CreateModelAsync(NewModel model, CancellationToken cancellation = default)
    {
        if ((RegistryRules.FindFaultInName(model.Name) ?? RegistryRules.FindFaultInDescription(model.Description) ?? RegistryRules.FindFaultInTags(model.Tags)) is { } fault)
        {
            return new ModelOutcome.Refused(fault);
        }

        ModelOutcome outcome = await store.AddModelAsync(model, time.GetUtcNow(), cancellation);
        if (outcome is ModelOutcome.Done { Model: var made })
        {
            await Events.PublishAsync(
                new RegistryEvent.ModelCreated(made.Name, made.IsPrompt) { Tags = made.Tags, Description = made.Description.Length == 0 ? null : made.Description }, cancellation);
        }

        return outcome;
    }

    /// <summary>Gives a model another name.</summary>
    public async Task<ModelOutcome> RenameModelAsync(string name, string newName, CancellationToken cancellation = default)
    {
        if (RegistryRules.FindFaultInName(newName) is { } fault)
        {
            return new ModelOutcome.Refused(fault);
        }

        ModelOutcome outcome = await store.RenameModelAsync(name, newName, time.GetUtcNow(), cancellation);
        if (outcome is ModelOutcome.Done { Model: var renamed } && name != newName)
        {
            await Events.PublishAsync(new RegistryEvent.ModelRenamed(newName, renamed.IsPrompt, name), cancellation);
        }

        return outcome;
    }

    /// <summary>Changes the description and the tags of a model.</summary>
    public async Task<ModelOutcome> ChangeModelAsync(string name, NotesChange change, CancellationToken cancellation = default)
    {
        if (RegistryRules.FindFault(change) is { } fault)
        {
            return new ModelOutcome.Refused(fault);
        }

        ModelOutcome outcome = await store.ChangeModelAsync(name, change, time.GetUtcNow(), cancellation);
        if (outcome is ModelOutcome.Done { Model.IsPrompt: var isPrompt })
        {
            await TellAllAsync(
                [
                    .. change.Description is { } text ? [new RegistryEvent.ModelDescribed(name, isPrompt, text)] : Array.Empty<RegistryEvent>(),
                    .. change.SetTags.Select(tag => new RegistryEvent.ModelTagSet(name, isPrompt, tag.Key, tag.Value)),
                    .. change.RemoveTags.Select(key => new RegistryEvent.ModelTagDeleted(name, isPrompt, key)),
                ],
                cancellation);
        }

        return outcome;
    }

    /// <summary>Removes a model with its versions and aliases.</summary>
    public async Task<ModelOutcome> RemoveModelAsync(string name, CancellationToken cancellation = default)
    {
        ModelOutcome outcome = await store.RemoveModelAsync(name, cancellation);
        if (outcome is ModelOutcome.Done { Model: var gone })
        {
            await TellAllAsync(
                [.. gone.Aliases.Keys.Select(alias => new RegistryEvent.AliasDeleted(name, gone.IsPrompt, alias)), new RegistryEvent.ModelDeleted(name, gone.IsPrompt)],
                cancellation);
        }

        return outcome;
    }

    /// <summary>Changes the description and the tags of a version.</summary>
    public async Task<VersionOutcome> ChangeVersionAsync(string model, int version, NotesChange change, CancellationToken cancellation = default)
    {
        if (RegistryRules.FindFault(change) is { } fault)
        {
            return new VersionOutcome.Refused(fault);
        }

        VersionOutcome outcome = await store.ChangeVersionAsync(model, version, change, time.GetUtcNow(), cancellation);
        if (outcome is VersionOutcome.Done)
        {
            bool isPrompt = await IsPromptAsync(model, cancellation);
            await TellAllAsync(
                [
                    .. change.Description is { } text ? [new RegistryEvent.VersionDescribed(model, isPrompt, version, text)] : Array.Empty<RegistryEvent>(),
                    .. change.SetTags.Select(tag => new RegistryEvent.VersionTagSet(model, isPrompt, version, tag.Key, tag.Value)),
                    .. change.RemoveTags.Select(key => new RegistryEvent.VersionTagDeleted(model, isPrompt, version, key)),
                ],
                cancellation);
        }

        return outcome;
    }

    /// <summary>Gives a version a stage. Only versions of the stages Staging and Production can have others archived for them.</summary>
    public async Task<VersionOutcome> MoveStageAsync(StageMove move, CancellationToken cancellation = default)
    {
        if (move.ArchiveOthers && move.To is not (ModelStage.Staging or ModelStage.Production))
        {
            return new VersionOutcome.Refused($"Other versions can be archived when a version becomes Staging or Production, not when it becomes {move.To}.");
        }

        if (await store.MoveStageAsync(move, time.GetUtcNow(), cancellation) is not { } moved)
        {
            return new VersionOutcome.NoSuchVersion();
        }

        bool isPrompt = await IsPromptAsync(move.Model, cancellation);
        await TellAllAsync(
            [
                .. moved.Archived.Select(other => new RegistryEvent.StageChanged(move.Model, isPrompt, other, move.To, ModelStage.Archived)),
                .. moved.From == move.To ? [] : new[] { new RegistryEvent.StageChanged(move.Model, isPrompt, move.Version, moved.From, move.To) },
            ],
            cancellation);
        return new VersionOutcome.Done(moved.Version);
    }

    /// <summary>Removes a version and its aliases. Its number is not given again.</summary>
    public async Task<VersionOutcome> RemoveVersionAsync(string model, int version, CancellationToken cancellation = default)
    {
        VersionOutcome outcome = await store.RemoveVersionAsync(model, version, time.GetUtcNow(), cancellation);
        if (outcome is VersionOutcome.Done { Version: var gone })
        {
            bool isPrompt = await IsPromptAsync(model, cancellation);
            await TellAllAsync(
                [.. gone.Aliases.Select(alias => new RegistryEvent.AliasDeleted(model, isPrompt, alias)), new RegistryEvent.VersionDeleted(model, isPrompt, version)],
                cancellation);
        }

        return outcome;
    }

    /// <summary>Moves, sets or removes an alias, and tells listeners when it is on the disk.</summary>
    public async Task<AliasOutcome> MoveAliasAsync(AliasMove move, CancellationToken cancellation = default)
    {
        if (RegistryRules.FindFaultInAlias(move.Alias) is { } fault)
        {
            return new AliasOutcome.Refused(fault);
        }

        AliasOutcome outcome = await store.MoveAliasAsync(move, time.GetUtcNow(), cancellation);
        if (outcome is AliasOutcome.Moved { From: var from } && from != move.To)
        {
            bool isPrompt = await IsPromptAsync(move.Model, cancellation);
            await Events.PublishAsync(
                move.To is { } to
                    ? new RegistryEvent.AliasSet(move.Model, isPrompt, move.Alias, to) { Previous = from }
                    : new RegistryEvent.AliasDeleted(move.Model, isPrompt, move.Alias) { Previous = from },
                cancellation);
        }

        return outcome;
    }

    private async Task<bool> IsPromptAsync(string model, CancellationToken cancellation) => await store.FindModelAsync(model, cancellation) is { IsPrompt: true };

    private async Task TellAllAsync(IEnumerable<RegistryEvent> events, CancellationToken cancellation)
    {
        foreach (RegistryEvent happened in events)
        {
            await Events.PublishAsync(happened, cancellation);
        }
    }
}
