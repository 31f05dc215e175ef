using System.Text.Json;
using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Server.Mlflow.LoggedModels.Requests;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.LoggedModels;

/// <summary>The search of logged models on MLflow's wire.</summary>
internal static class LoggedModelSearching
{
    private const int UsualPage = 50;
    private const string MetricPrefix = "metrics.";

    public static async Task<LoggedModelSearchAnswer> SearchAsync(SearchLoggedModels request, MlflowCall call)
    {
        int limit = request.MaxResults ?? UsualPage;
        if (limit is < 1 or > LoggedModelRules.LargestPage)
        {
            throw MlflowFault.Invalid($"Invalid value {limit} for parameter 'max_results' supplied: it must be between 1 and {LoggedModelRules.LargestPage}.");
        }

        string question = JsonSerializer.Serialize(request with { PageToken = null, MaxResults = null }, MlflowJson.Of<SearchLoggedModels>());
        int offset = MlflowPage.Offset(request.PageToken, question);
        LoggedModelPage page = await call.Get<ILoggedModelStore>().SearchAsync(
            new()
            {
                Experiments = MlflowIds.Experiments(request.ExperimentIds),
                Filter = LoggedModelSearch.Grammar.Parse(request.Filter),
                Datasets = [.. (request.Datasets ?? []).Select(dataset => Dataset(dataset.DatasetName, dataset.DatasetDigest))],
                OrderBy = [.. (request.OrderBy ?? []).Select(Order)],
                Offset = offset,
                Limit = limit,
            },
            call.Cancellation);
        return new([.. page.Models.Select(LoggedModelEntity.Of)], page.More ? MlflowPage.Token(offset + limit, question) : null);
    }

    private static LoggedModelOrder Order(SearchOrder order)
    {
        if (string.IsNullOrEmpty(order.FieldName))
        {
            throw MlflowFault.Invalid("Missing value for required parameter 'order_by.field_name'.");
        }

        return new(Subject(order.FieldName), order.Ascending is false, string.IsNullOrEmpty(order.DatasetName) ? null : Dataset(order.DatasetName, order.DatasetDigest));
    }

    /// <summary>The keys of metrics come as they are, without the quotes that a filter would need.</summary>
    private static FilterSubject Subject(string field) => field.StartsWith(MetricPrefix, StringComparison.Ordinal) && field.Length > MetricPrefix.Length
        ? new("metrics", field[MetricPrefix.Length..].Trim('`'))
        : LoggedModelSearch.Grammar.ParseOrder([field])[0].Subject;

    private static MetricDataset Dataset(string? name, string? digest) => string.IsNullOrEmpty(name)
        ? throw MlflowFault.Invalid("`dataset_name` in the `datasets` clause must be specified.")
        : new(name, string.IsNullOrEmpty(digest) ? null : digest);
}
