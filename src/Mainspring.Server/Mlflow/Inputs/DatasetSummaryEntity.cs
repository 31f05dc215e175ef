namespace Mainspring.Server.Mlflow.Inputs;

/// <summary>Data that runs of an experiment used.</summary>
internal sealed record DatasetSummaryEntity(string ExperimentId, string Name, string Digest, string? Context);
