namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>How many records were removed.</summary>
internal sealed record RecordsDeletedAnswer(int DeletedCount);
