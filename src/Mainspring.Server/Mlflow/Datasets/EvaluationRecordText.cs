using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Tracking.EvaluationDatasets;

namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>Records as the list within a string that clients read.</summary>
internal static class EvaluationRecordText
{
    public static string Write(EvaluationDatasetId dataset, IEnumerable<EvaluationRecord> records) =>
        new JsonArray([.. records.Select(record => Write(dataset, record))]).ToJsonString();

    private static JsonObject Write(EvaluationDatasetId dataset, EvaluationRecord record)
    {
        EvaluationRecordContent content = record.Content;
        var written = new JsonObject
        {
            ["dataset_record_id"] = record.Id,
            ["dataset_id"] = dataset.Value,
            ["inputs"] = content.Inputs.DeepClone(),
            ["outputs"] = content.Outputs?.DeepClone(),
            ["expectations"] = content.Expectations?.DeepClone(),
            ["tags"] = content.Tags?.DeepClone() ?? new JsonObject(),
            ["source"] = content.Source?.DeepClone(),
            ["source_id"] = content.SourceId,
            ["source_type"] = content.SourceType,
            ["created_time"] = record.CreatedAt.ToUnixTimeMilliseconds(),
            ["last_update_time"] = record.UpdatedAt.ToUnixTimeMilliseconds(),
            ["created_by"] = record.CreatedBy,
            ["last_updated_by"] = record.UpdatedBy,
        };
        foreach (string empty in written.Where(field => field.Value is null).Select(field => field.Key).ToArray())
        {
            written.Remove(empty);
        }

        return written;
    }
}
