namespace Mainspring.Server.Mlflow.Traces;

/// <summary>Where a trace belongs: an experiment is the only place that there is here.</summary>
internal sealed record TraceLocationBody(string? Type, ExperimentLocationBody? MlflowExperiment)
{
    public const string Experiment = "MLFLOW_EXPERIMENT";

    public static TraceLocationBody Of(string experiment) => new(Experiment, new(experiment));
}
