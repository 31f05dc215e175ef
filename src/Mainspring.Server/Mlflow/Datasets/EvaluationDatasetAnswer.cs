namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>One evaluation data set.</summary>
internal sealed record EvaluationDatasetAnswer(EvaluationDatasetEntity Dataset);
