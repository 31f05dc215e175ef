using Mainspring.Compliance.Postgres;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Files;
using Mainspring.Storage.Importing;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Artifacts;
using Mainspring.Storage.Relational.Tracking;
using Npgsql;

namespace Mainspring.Storage.Tests.Importing;

public sealed class PostgresMlflowImportTests(PostgresServer server) : MlflowImportSuite
{
    private const string Source = $$"""
        CREATE TABLE experiments (experiment_id INTEGER PRIMARY KEY, name VARCHAR(256) NOT NULL, artifact_location VARCHAR(256), lifecycle_stage VARCHAR(32));
        CREATE TABLE runs (run_uuid VARCHAR(32) PRIMARY KEY, name VARCHAR(250), user_id VARCHAR(256), status VARCHAR(9), start_time BIGINT, end_time BIGINT, lifecycle_stage VARCHAR(20), artifact_uri VARCHAR(200), experiment_id INTEGER);
        CREATE TABLE metrics (key VARCHAR(250) NOT NULL, value DOUBLE PRECISION NOT NULL, timestamp BIGINT NOT NULL, run_uuid VARCHAR(32) NOT NULL, step BIGINT NOT NULL, is_nan BOOLEAN NOT NULL);
        CREATE TABLE params (key VARCHAR(250) NOT NULL, value VARCHAR(500) NOT NULL, run_uuid VARCHAR(32) NOT NULL);
        CREATE TABLE tags (key VARCHAR(250) NOT NULL, value VARCHAR(5000), run_uuid VARCHAR(32) NOT NULL);
        INSERT INTO experiments VALUES (3, 'from a server', 's3://bucket/3', 'active');
        INSERT INTO runs VALUES ('{{MlflowFile.Run}}', 'r', 'ada', 'RUNNING', 1700000000000, NULL, 'active', 's3://bucket/3/{{MlflowFile.Run}}/artifacts', 3);
        INSERT INTO metrics VALUES ('loss', 0.5, 1, '{{MlflowFile.Run}}', 1, false), ('loss', 0, 2, '{{MlflowFile.Run}}', 2, true);
        INSERT INTO params VALUES ('p', '1', '{{MlflowFile.Run}}');
        """;

    protected override Database Target { get; } = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);

    [Fact]
    public async Task A_source_on_PostgreSQL_is_read_and_never_written()
    {
        string url = server.NewSchema();
        await using (var connection = new NpgsqlConnection(PostgresAddress.Parse(url).ForPool(1).ConnectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using NpgsqlCommand command = connection.CreateCommand();
            command.CommandText = $"CREATE SCHEMA \"{PostgresAddress.Parse(url).Schema}\"; {Source}";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        using var folder = new TemporaryFolder();
        var importer = new MlflowImporter(Target, new FolderArtifactStore(folder.File("contents"), TimeProvider.System), new ArtifactTree(Target), TimeProvider.System, static _ => null);
        ImportReport report = await importer.RunAsync(url, null, null, TestContext.Current.CancellationToken);

        Run run = (await new TrackingStore(Target).FindRunAsync(RunId.Parse(MlflowFile.Run), TestContext.Current.CancellationToken))!;
        (run.ExperimentId, run.Status, run.Metrics["loss"].Step).ShouldBe((3, RunStatus.Running, 2));
        report.Skipped.Single().Kind.ShouldBe("files");
    }
}
