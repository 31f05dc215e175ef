using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Storage.Relational.Tracking.LoggedModels;

/// <summary>Logged models in the database.</summary>
public sealed class LoggedModelStore(Database database) : ILoggedModelStore
{
    /// <inheritdoc/>
    public Task<LoggedModelOutcome> CreateAsync(NewLoggedModel model, LoggedModelId id, string name, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync<LoggedModelOutcome>(
        session =>
        {
            bool? deleted = session.QueryFirst<bool?>($"SELECT deleted_at IS NOT NULL FROM experiment WHERE experiment_id = {model.ExperimentId}", static row => row.GetFlag(0));
            if (deleted is not false)
            {
                return deleted is null ? new LoggedModelOutcome.NoSuchExperiment() : new LoggedModelOutcome.ExperimentIsDeleted();
            }

            session.Execute($"""
                INSERT INTO logged_model (model_id, experiment_id, name, model_type, source_run, artifact_root, status, created_at, updated_at)
                VALUES ({id.Value}, {model.ExperimentId}, {name}, {model.ModelType}, {model.SourceRun}, {$"{model.ExperimentId}/models/{id}/artifacts"},
                    {LoggedModelRows.Text(LoggedModelStatus.Pending)}, {at}, {at})
                """);
            long number = FindNumber(session, id)!.Value;
            AddParams(session, number, model.Params);
            SetTags(session, number, model.Tags);
            return Read(session, number);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<LoggedModel?> FindAsync(LoggedModelId model, CancellationToken cancellation = default) => database.ReadAsync(
        session => LoggedModelRows.Read(session, Sql.Fragment($"WHERE model_id = {model.Value} AND deleted_at IS NULL")).FirstOrDefault(),
        cancellation);

    /// <inheritdoc/>
    public Task<LoggedModelOutcome> SetStatusAsync(LoggedModelId model, LoggedModelStatus status, DateTimeOffset at, CancellationToken cancellation = default) => ChangeAsync(
        model,
        (session, number) =>
        {
            session.Execute($"UPDATE logged_model SET status = {LoggedModelRows.Text(status)}, updated_at = {at} WHERE model_no = {number}");
            return null;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<LoggedModelOutcome> AddParamsAsync(LoggedModelId model, IReadOnlyDictionary<string, string> entries, CancellationToken cancellation = default) => ChangeAsync(
        model,
        (session, number) =>
        {
            foreach ((string key, string value) in entries)
            {
                string? kept = session.QueryFirst($"SELECT value FROM logged_model_param WHERE model_no = {number} AND key = {key}", static row => row.GetString(0));
                if (kept is not null && kept != value)
                {
                    return new LoggedModelOutcome.ParamIsSet(key, kept, value);
                }
            }

            AddParams(session, number, entries);
            return null;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<LoggedModelOutcome> SetTagsAsync(LoggedModelId model, IReadOnlyDictionary<string, string> entries, CancellationToken cancellation = default) => ChangeAsync(
        model,
        (session, number) =>
        {
            SetTags(session, number, entries);
            return null;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<LoggedModelOutcome> DeleteTagAsync(LoggedModelId model, string key, CancellationToken cancellation = default) => ChangeAsync(
        model,
        (session, number) => session.Execute($"DELETE FROM logged_model_tag WHERE model_no = {number} AND key = {key}") == 0 ? new LoggedModelOutcome.NoSuchTag() : null,
        cancellation);

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(LoggedModelId model, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        session => session.Execute($"UPDATE logged_model SET deleted_at = coalesce(deleted_at, {at}) WHERE model_id = {model.Value}") > 0,
        cancellation);

    /// <inheritdoc/>
    public Task<LoggedModelPage> SearchAsync(LoggedModelQuery query, CancellationToken cancellation = default) => database.ReadAsync(
        session =>
        {
            List<LoggedModel> models = LoggedModelRows.Read(session, LoggedModelSearching.Condition(query));
            return new LoggedModelPage([.. models.Take(query.Limit)], models.Count > query.Limit);
        },
        cancellation);

    /// <summary>Changes a model that is not deleted, and reads it back unless the change was refused.</summary>
    private Task<LoggedModelOutcome> ChangeAsync(LoggedModelId model, Func<Session, long, LoggedModelOutcome?> change, CancellationToken cancellation) => database.WriteAsync(
        session => FindNumber(session, model) is { } number ? change(session, number) ?? Read(session, number) : new LoggedModelOutcome.NoSuchModel(),
        cancellation);

    private static LoggedModelOutcome.Done Read(Session session, long number) => new(LoggedModelRows.Read(session, Sql.Fragment($"WHERE model_no = {number}"))[0]);

    private static long? FindNumber(Session session, LoggedModelId model) => session.QueryNumber($"SELECT model_no FROM logged_model WHERE model_id = {model.Value} AND deleted_at IS NULL");

    private static void AddParams(Session session, long number, IReadOnlyDictionary<string, string> entries)
    {
        foreach ((string key, string value) in entries)
        {
            session.Execute($"INSERT INTO logged_model_param (model_no, key, value) VALUES ({number}, {key}, {value}) ON CONFLICT DO NOTHING");
        }
    }

    private static void SetTags(Session session, long number, IReadOnlyDictionary<string, string> entries)
    {
        foreach ((string key, string value) in entries)
        {
            session.Execute($"INSERT INTO logged_model_tag (model_no, key, value) VALUES ({number}, {key}, {value}) ON CONFLICT (model_no, key) DO UPDATE SET value = excluded.value");
        }
    }
}
