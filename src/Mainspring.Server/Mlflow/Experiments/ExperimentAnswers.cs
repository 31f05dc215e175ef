namespace Mainspring.Server.Mlflow.Experiments;

internal sealed record ExperimentCreated(string ExperimentId);

internal sealed record ExperimentAnswer(MlflowExperiment Experiment);

internal sealed record ExperimentsAnswer(IReadOnlyList<MlflowExperiment> Experiments, string? NextPageToken);
