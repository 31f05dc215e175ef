namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>A page of records, as JSON within a string.</summary>
internal sealed record RecordsAnswer(string Records, string? NextPageToken);
