using System.Data.Common;
using Mainspring.Lifecycle.Predictions.Feedback;

namespace Mainspring.Storage.Relational.Predictions;

/// <summary>Keeps feedback in the metadata database.</summary>
public sealed class FeedbackStore(Database database) : IFeedbackStore
{
    private static SqlFragment Columns => Sql.Fragment(
        $"endpoint, handle, target, label, rating, correct, label_change, rating_change, correct_change, change, received_at");

    /// <inheritdoc/>
    public Task<int> AddAsync(IReadOnlyList<FeedbackItem> items, DateTimeOffset at, CancellationToken cancellation = default)
    {
        FeedbackItem[] folded = Fold(items);
        return database.WriteAsync(
            session =>
            {
                long change = session.QueryNumber($"SELECT max(change) FROM feedback") ?? 0;
                return Upsert(session, Rows([.. folded.Select(item => (item, ++change))], at));
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task ReadAsync(string? endpoint, long after, Action<StoredFeedback> take, CancellationToken cancellation = default)
    {
        SqlFragment concerned = endpoint is null ? Sql.Fragment($"") : Sql.Fragment($"AND endpoint IN ({endpoint}, '')");
        return database.ExportAsync(
            session => session.Stream($"SELECT {Columns} FROM feedback WHERE change > {after} {concerned} ORDER BY change", row => take(Read(row))), cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredFeedback>> FindAsync(string endpoint, IReadOnlyCollection<FeedbackTarget> targets, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<StoredFeedback>>(
            session =>
            [
                .. targets.GroupBy(target => target.Handle).SelectMany(handle => session.Query(
                    $"""
                     SELECT {Columns} FROM feedback
                     WHERE endpoint IN ({endpoint}, '') AND handle = {(int)handle.Key} AND target IN {Sql.List(handle.Select(target => target.Value))}
                     """,
                    Read)),
            ],
            cancellation);

    /// <inheritdoc/>
    public Task<int> RemoveBeforeAsync(DateTimeOffset moment, CancellationToken cancellation = default) =>
        database.WriteAsync(session => session.Execute($"DELETE FROM feedback WHERE received_at < {moment}"), cancellation);

    /// <summary>One item a target, in the order of the last of each, since a statement cannot change a row twice.</summary>
    private static FeedbackItem[] Fold(IReadOnlyList<FeedbackItem> items)
    {
        Dictionary<(string Endpoint, FeedbackTarget Target), (int Place, FeedbackItem Item)> folded = [];
        for (int place = 0; place < items.Count; place++)
        {
            FeedbackItem item = items[place];
            (string, FeedbackTarget) key = (item.Endpoint, item.Target);
            folded[key] = (place, folded.TryGetValue(key, out (int Place, FeedbackItem Item) earlier) ? earlier.Item.With(item) : item);
        }

        return [.. folded.Values.OrderBy(entry => entry.Place).Select(entry => entry.Item)];
    }

    private static SqlRows<(FeedbackItem Item, long Change)> Rows(IReadOnlyList<(FeedbackItem Item, long Change)> items, DateTimeOffset at) => SqlRows.Of(items)
        .With(row => row.Item.Endpoint).With(row => (long)row.Item.Target.Handle).With(row => row.Item.Target.Value)
        .With(row => row.Item.Label).With(row => (long?)row.Item.Rating).With(row => row.Item.Correct is { } correct ? (correct ? 1L : 0L) : (long?)null)
        .With(row => row.Item.Label is null ? 0 : row.Change).With(row => row.Item.Rating is null ? 0 : row.Change).With(row => row.Item.Correct is null ? 0 : row.Change)
        .With(row => row.Change).With(at.ToUnixTimeMilliseconds());

    /// <summary>Only what is told and new is written, with the number of the change.</summary>
    private static int Upsert(Session session, SqlRows<(FeedbackItem Item, long Change)> rows) => session.Execute(
        $"""
         INSERT INTO feedback ({Columns}) {rows}
         ON CONFLICT (endpoint, handle, target) DO UPDATE SET
             label = coalesce(excluded.label, feedback.label),
             rating = coalesce(excluded.rating, feedback.rating),
             correct = coalesce(excluded.correct, feedback.correct),
             label_change = CASE WHEN excluded.label IS DISTINCT FROM feedback.label AND excluded.label IS NOT NULL THEN excluded.change ELSE feedback.label_change END,
             rating_change = CASE WHEN excluded.rating IS DISTINCT FROM feedback.rating AND excluded.rating IS NOT NULL THEN excluded.change ELSE feedback.rating_change END,
             correct_change = CASE WHEN excluded.correct IS DISTINCT FROM feedback.correct AND excluded.correct IS NOT NULL THEN excluded.change ELSE feedback.correct_change END,
             change = excluded.change,
             received_at = excluded.received_at
         WHERE (excluded.label IS NOT NULL AND excluded.label IS DISTINCT FROM feedback.label)
            OR (excluded.rating IS NOT NULL AND excluded.rating IS DISTINCT FROM feedback.rating)
            OR (excluded.correct IS NOT NULL AND excluded.correct IS DISTINCT FROM feedback.correct)
         """);

    private static StoredFeedback Read(DbDataReader row) => new(
        new FeedbackItem
        {
            Endpoint = row.GetString(0),
            Target = new((FeedbackHandle)row.GetInt32(1), row.GetString(2)),
            Label = row.GetStringOrNull(3),
            Rating = row.IsDBNull(4) ? null : row.GetInt32(4),
            Correct = row.IsDBNull(5) ? null : row.GetFlag(5),
        },
        row.GetInt64(6),
        row.GetInt64(7),
        row.GetInt64(8),
        row.GetInstant(10));
}
