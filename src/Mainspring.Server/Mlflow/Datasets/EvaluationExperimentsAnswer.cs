namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>The experiments that an evaluation data set belongs to.</summary>
internal sealed record EvaluationExperimentsAnswer(IReadOnlyList<string> ExperimentIds);
