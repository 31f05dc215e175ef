namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>
/// Where logged models are kept. A write whose task has ended is on the disk. What is given obeys <see cref="LoggedModelRules"/>
/// already; <see cref="ModelLog"/> sees to it.
/// </summary>
public interface ILoggedModelStore
{
    /// <summary>Keeps a new model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="id">Its identity, which must be new.</param>
    /// <param name="name">Its name.</param>
    /// <param name="at">When it is recorded.</param>
    Task<LoggedModelOutcome> CreateAsync(NewLoggedModel model, LoggedModelId id, string name, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>The model of that identity, or null when there is none or it is deleted.</summary>
    Task<LoggedModel?> FindAsync(LoggedModelId model, CancellationToken cancellation = default);

    /// <summary>Says how far the files of a model are.</summary>
    Task<LoggedModelOutcome> SetStatusAsync(LoggedModelId model, LoggedModelStatus status, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Adds parameters: all of them, or nothing when one has another value already.</summary>
    Task<LoggedModelOutcome> AddParamsAsync(LoggedModelId model, IReadOnlyDictionary<string, string> entries, CancellationToken cancellation = default);

    /// <summary>Sets tags; those that are set already are overwritten.</summary>
    Task<LoggedModelOutcome> SetTagsAsync(LoggedModelId model, IReadOnlyDictionary<string, string> entries, CancellationToken cancellation = default);

    /// <summary>Removes a tag.</summary>
    Task<LoggedModelOutcome> DeleteTagAsync(LoggedModelId model, string key, CancellationToken cancellation = default);

    /// <summary>Deletes a model: it is found no more, its files stay. Deleting it again changes nothing.</summary>
    /// <returns>Whether there is such a model.</returns>
    Task<bool> DeleteAsync(LoggedModelId model, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>A page of models that are not deleted.</summary>
    Task<LoggedModelPage> SearchAsync(LoggedModelQuery query, CancellationToken cancellation = default);
}
