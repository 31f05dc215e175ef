namespace Mainspring.Server.Mlflow.LoggedModels.Requests;

/// <summary>A data set on which metrics were measured.</summary>
internal sealed record SearchedDataset(string? DatasetName, string? DatasetDigest);
