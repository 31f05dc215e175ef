using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Files;
using Mainspring.Storage.Relational.Artifacts;
using Mainspring.Storage.Relational.Migrations;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Mainspring.Storage.Tests.Relational.Artifacts;

public sealed class ArtifactMigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_of_runs_from_before_the_tree_are_in_it()
    {
        string id = new('a', 32);
        string hash = new('b', 64);
        WriteOldDatabase($"""
            INSERT INTO experiment (experiment_id, name, created_at) VALUES (7, 'old', 0);
            INSERT INTO run (run_no, run_id, experiment_id, name, status, started_at) VALUES (3, '{id}', 7, 'r', 'finished', 0);
            INSERT INTO run_artifact (run_no, path, sha256, bytes, added_at) VALUES (3, 'model/model.json', '{hash}', 12, 1000);
            """);
        using SqliteDatabase database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        var runs = new TrackingStore(database);
        var files = new RunFiles(runs, new ArtifactTree(database), new FolderArtifactStore(_folder.File("artifacts"), TimeProvider.System), TimeProvider.System);

        (await runs.FindRunAsync(RunId.Parse(id)))!.ArtifactRoot.Value.ShouldBe($"7/{id}/artifacts");
        (await files.ListAsync(RunId.Parse(id))).ShouldHaveSingleItem()
            .ShouldBe(new RunArtifact(ArtifactPath.Parse("model/model.json"), new(ContentHash.Parse(hash), 12), DateTimeOffset.UnixEpoch.AddSeconds(1)));
    }

    /// <summary>A database as the last version without the tree left it.</summary>
    private void WriteOldDatabase(string rows)
    {
        SqliteDatabase.Open(_folder.File("new.db"), TimeProvider.System).Dispose();
        using var connection = new SqliteConnection($"Data Source={_folder.File("mainspring.db")};Pooling=False");
        connection.Open();
        using SqliteCommand mark = new SqliteConnection($"Data Source={_folder.File("new.db")};Pooling=False").CreateCommand();
        mark.Connection!.Open();
        mark.CommandText = "PRAGMA application_id";
        string application = Convert.ToString(mark.ExecuteScalar(), CultureInfo.InvariantCulture)!;
        mark.Connection.Dispose();

        Migration[] old = [.. Migration.All.Where(migration => migration.Number is 1 or 2 or 3)];
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"""
            PRAGMA application_id = {application};
            CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;
            {string.Join('\n', old.Select(migration => migration.Script()))}
            {string.Join('\n', old.Select(migration => $"INSERT INTO schema_migration VALUES ({migration.Number}, '{migration.Name}', 0);"))}
            {rows}
            """;
        command.ExecuteNonQuery();
    }
}
