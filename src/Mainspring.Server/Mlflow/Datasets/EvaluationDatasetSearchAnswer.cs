namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>A page of evaluation data sets.</summary>
internal sealed record EvaluationDatasetSearchAnswer(IReadOnlyList<EvaluationDatasetEntity> Datasets, string? NextPageToken);
