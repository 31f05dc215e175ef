using System.Data.Common;
using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Predictions.Sealing;

namespace Mainspring.Storage.Relational.Predictions;

/// <summary>Keeps the manifest of sealed predictions in the metadata database.</summary>
public sealed class SealedSegmentStore(Database database) : ISealedSegmentStore
{
    private const string DayFormat = "yyyy-MM-dd";

    private static SqlFragment Columns => Sql.Fragment($"name, endpoint, day, node, first_id, last_id, row_count, bytes, sha256");

    /// <inheritdoc/>
    public Task<SealedLog> ReadAsync(string? endpoint, CancellationToken cancellation = default) => database.ReadAsync(
        session =>
        {
            SqlFragment wanted = endpoint is null ? Sql.Fragment($"") : Sql.Fragment($"WHERE endpoint = {endpoint}");
            List<SealedSegment> segments = session.Query($"SELECT {Columns} FROM prediction_segment {wanted} ORDER BY first_id", Read);
            return new SealedLog(
                segments,
                session.Query($"SELECT node, sealed_to FROM prediction_node", static row => (Node: row.GetInt32(0), To: row.GetInt64(1))).ToDictionary(row => row.Node, row => row.To));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<bool> SealAsync(int node, long from, long to, IReadOnlyList<SealedSegment> segments, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            bool isHere = from == 0 && session.QueryNumber($"SELECT sealed_to FROM prediction_node WHERE node = {node}") is null
                ? session.Execute($"INSERT INTO prediction_node (node, sealed_to) VALUES ({node}, {to})") == 1
                : session.Execute($"UPDATE prediction_node SET sealed_to = {to} WHERE node = {node} AND sealed_to = {from}") == 1;
            foreach (SealedSegment segment in segments.Where(_ => isHere))
            {
                Insert(session, segment);
            }

            return isHere;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<bool> ReplaceAsync(IReadOnlyList<SealedSegment> merged, SealedSegment segment, CancellationToken cancellation = default)
    {
        SqlList names = Sql.List(merged.Select(one => one.Name));
        return database.WriteAsync(
            session =>
            {
                bool areHere = session.QueryNumber($"SELECT count(*) FROM prediction_segment WHERE name IN {names}") == merged.Count;
                if (areHere)
                {
                    session.Execute($"DELETE FROM prediction_segment WHERE name IN {names}");
                    Insert(session, segment);
                }

                return areHere;
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<int> RemoveBeforeAsync(DateOnly day, CancellationToken cancellation = default) =>
        database.WriteAsync(session => session.Execute($"DELETE FROM prediction_segment WHERE day < {Text(day)}"), cancellation);

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static void Insert(Session session, SealedSegment segment) => session.Execute(
        $"""
         INSERT INTO prediction_segment ({Columns})
         VALUES ({segment.Name}, {segment.Endpoint}, {Text(segment.Day)}, {segment.Node}, {segment.FirstId}, {segment.LastId}, {segment.Rows}, {segment.Content.Bytes}, {segment.Content.Hash.Value})
         """);

    private static SealedSegment Read(DbDataReader row) => new()
    {
        Endpoint = row.GetString(1),
        Day = DateOnly.ParseExact(row.GetString(2), DayFormat, CultureInfo.InvariantCulture),
        Node = row.GetInt32(3),
        FirstId = row.GetInt64(4),
        LastId = row.GetInt64(5),
        Rows = row.GetInt64(6),
        Content = new Content(ContentHash.Parse(row.GetString(8)), row.GetInt64(7)),
    };
}
