namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>Records models that are logged to experiments: checks what it is given, then keeps it.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="time">The clock of their making.</param>
public sealed class ModelLog(ILoggedModelStore store, TimeProvider time)
{
    /// <summary>Records a model whose files are still to come.</summary>
    public Task<LoggedModelOutcome> CreateAsync(NewLoggedModel model, CancellationToken cancellation = default)
    {
        if (LoggedModelRules.Check(model) is { Count: > 0 } faults)
        {
            return Refuse(faults);
        }

        var id = LoggedModelId.New();
        return store.CreateAsync(model, id, model.Name ?? NameFor(id), time.GetUtcNow(), cancellation);
    }

    /// <summary>Says how far the files of a model are.</summary>
    public Task<LoggedModelOutcome> SetStatusAsync(LoggedModelId model, LoggedModelStatus status, CancellationToken cancellation = default) =>
        store.SetStatusAsync(model, status, time.GetUtcNow(), cancellation);

    /// <summary>Adds parameters: all of them, or nothing.</summary>
    public Task<LoggedModelOutcome> AddParamsAsync(LoggedModelId model, IReadOnlyDictionary<string, string> entries, CancellationToken cancellation = default) =>
        LoggedModelRules.CheckParams(entries) is { Count: > 0 } faults ? Refuse(faults) : store.AddParamsAsync(model, entries, cancellation);

    /// <summary>Sets tags: all of them, or nothing.</summary>
    public Task<LoggedModelOutcome> SetTagsAsync(LoggedModelId model, IReadOnlyDictionary<string, string> entries, CancellationToken cancellation = default) =>
        LoggedModelRules.CheckTags(entries) is { Count: > 0 } faults ? Refuse(faults) : store.SetTagsAsync(model, entries, cancellation);

    /// <summary>Deletes a model.</summary>
    /// <returns>Whether there is such a model.</returns>
    public Task<bool> DeleteAsync(LoggedModelId model, CancellationToken cancellation = default) => store.DeleteAsync(model, time.GetUtcNow(), cancellation);

    private static string NameFor(LoggedModelId id) => RunNames.For(RunId.Parse(id.Value[2..]));

    private static Task<LoggedModelOutcome> Refuse(IReadOnlyList<Fault> faults) => Task.FromResult<LoggedModelOutcome>(new LoggedModelOutcome.Refused(faults));
}
