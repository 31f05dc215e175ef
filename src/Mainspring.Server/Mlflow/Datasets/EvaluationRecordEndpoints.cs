using System.Globalization;
using Mainspring.Lifecycle.Tracking.EvaluationDatasets;
using Mainspring.Server.Mlflow.Datasets.Requests;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>Records of evaluation data sets on MLflow's wire.</summary>
internal static class EvaluationRecordEndpoints
{
    private const int LargestPage = 10_000;
    private const int UsualPage = 1000;

    public static void MapEvaluationRecords(this MlflowRoutes routes, string version)
    {
        routes.Post("datasets/{dataset_id}/records", MlflowAccess.Edit<UpsertEvaluationRecords>(), UpsertAsync, version);
        routes.Get("datasets/{dataset_id}/records", MlflowAccess.View<ReadEvaluationRecords>(), ReadAsync, version);
        routes.Delete("datasets/{dataset_id}/records", MlflowAccess.Edit<DeleteEvaluationRecords>(), DeleteAsync, version);
    }

    private static async Task<RecordsKeptAnswer> UpsertAsync(UpsertEvaluationRecords request, MlflowCall call)
    {
        EvaluationDatasetOutcome outcome = await call.Get<EvaluationDatasetLibrary>().UpsertAsync(EvaluationDatasetFaults.Id(request.DatasetId), request.Records, call.Cancellation);
        return outcome is EvaluationDatasetOutcome.RecordsKept kept ? new(kept.Inserted, kept.Updated) : throw EvaluationDatasetFaults.Fault(outcome, request.DatasetId);
    }

    private static async Task<RecordsAnswer> ReadAsync(ReadEvaluationRecords request, MlflowCall call)
    {
        int limit = request.MaxResults ?? UsualPage;
        if (limit is < 1 or > LargestPage)
        {
            throw MlflowFault.Invalid($"Invalid value {limit} for parameter 'max_results' supplied: it must be between 1 and {LargestPage}.");
        }

        EvaluationDatasetId id = EvaluationDatasetFaults.Id(request.DatasetId);
        EvaluationRecordPage page = await call.Get<IEvaluationDatasetStore>().ReadRecordsAsync(id, After(request.PageToken), limit, call.Cancellation);
        return page.Records.Count == 0 && await call.Get<IEvaluationDatasetStore>().FindAsync(id, call.Cancellation) is null
            ? throw EvaluationDatasetFaults.Missing(request.DatasetId)
            : new(EvaluationRecordText.Write(id, page.Records), page.Next?.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<RecordsDeletedAnswer> DeleteAsync(DeleteEvaluationRecords request, MlflowCall call) =>
        new(await call.Get<EvaluationDatasetLibrary>().DeleteRecordsAsync(EvaluationDatasetFaults.Id(request.DatasetId), request.DatasetRecordIds ?? [], call.Cancellation));

    private static long? After(string? token) => string.IsNullOrEmpty(token)
        ? null
        : long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out long after)
            ? after
            : throw MlflowFault.Invalid($"'{token}' is no page token; take next_page_token of the page before.");
}
