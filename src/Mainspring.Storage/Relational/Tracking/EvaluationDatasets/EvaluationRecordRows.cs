using System.Data.Common;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Tracking.EvaluationDatasets;

namespace Mainspring.Storage.Relational.Tracking.EvaluationDatasets;

/// <summary>Records of evaluation data sets within one unit of work.</summary>
internal static class EvaluationRecordRows
{
    /// <summary>Reads the records of a condition in its order, each with its number.</summary>
    public static List<(long Number, EvaluationRecord Record)> Read(Session session, SqlFragment condition) => session.Query(
        $"""
        SELECT record_no, record_id, inputs, outputs, expectations, tags, source, created_at, updated_at, created_by, updated_by
        FROM evaluation_record {condition}
        """,
        ReadRow);

    /// <summary>Adds a record, or merges it into the one that asks the same.</summary>
    /// <returns>Whether it is new.</returns>
    public static bool Upsert(Session session, long dataset, EvaluationRecordContent content, DateTimeOffset at)
    {
        string hash = CanonicalJson.Hash(content.Inputs);
        List<(long Number, EvaluationRecord Record)> kept = Read(session, Sql.Fragment($"WHERE dataset_no = {dataset} AND input_hash = {hash}"));
        if (kept is [var (number, record)])
        {
            Update(session, number, record.Content.With(content), content.User ?? record.UpdatedBy, at);
            return false;
        }

        session.Execute($"""
            INSERT INTO evaluation_record (record_id, dataset_no, input_hash, inputs, outputs, expectations, tags, source, created_at, updated_at, created_by, updated_by)
            VALUES ({EvaluationRecord.NewId()}, {dataset}, {hash}, {content.Inputs.ToJsonString()}, {content.Outputs?.ToJsonString()}, {content.Expectations?.ToJsonString()},
                {content.Tags?.ToJsonString()}, {content.Source?.ToJsonString()}, {at}, {at}, {content.User}, {content.User})
            """);
        return true;
    }

    private static void Update(Session session, long number, EvaluationRecordContent content, string? user, DateTimeOffset at) => session.Execute($"""
        UPDATE evaluation_record SET
            outputs = {content.Outputs?.ToJsonString()}, expectations = {content.Expectations?.ToJsonString()}, tags = {content.Tags?.ToJsonString()},
            updated_at = {at}, updated_by = {user}
        WHERE record_no = {number}
        """);

    private static (long Number, EvaluationRecord Record) ReadRow(DbDataReader row) => (row.GetInt64(0), new()
    {
        Id = row.GetString(1),
        Content = new()
        {
            Inputs = (JsonObject)JsonNode.Parse(row.GetString(2))!,
            Outputs = Json(row, 3),
            Expectations = (JsonObject?)Json(row, 4),
            Tags = (JsonObject?)Json(row, 5),
            Source = (JsonObject?)Json(row, 6),
        },
        CreatedAt = row.GetInstant(7),
        UpdatedAt = row.GetInstant(8),
        CreatedBy = row.GetStringOrNull(9),
        UpdatedBy = row.GetStringOrNull(10),
    });

    private static JsonNode? Json(DbDataReader row, int column) => row.GetStringOrNull(column) is { } text ? JsonNode.Parse(text) : null;
}
