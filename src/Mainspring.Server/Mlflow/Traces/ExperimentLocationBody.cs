namespace Mainspring.Server.Mlflow.Traces;

/// <summary>The experiment of a location.</summary>
internal sealed record ExperimentLocationBody(string? ExperimentId);
