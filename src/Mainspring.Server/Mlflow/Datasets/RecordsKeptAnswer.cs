namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>What became of records that were sent.</summary>
internal sealed record RecordsKeptAnswer(int InsertedCount, int UpdatedCount);
