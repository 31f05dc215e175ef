using System.Net;
using System.Text;
using Mainspring.Client;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Runs;
using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.S3;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Server.Hosting;
using Mainspring.Server.Maintenance.Backups;
using Mainspring.Server.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Maintenance;

public sealed class BackupTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-backup-").FullName;
    private readonly RunningServer _server = new();

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        await PublishedModel.PublishAsync(_server.Client, "churn", intercept: 10);
        await _server.Client.Endpoints.PutAsync("churn", new EndpointTarget("churn", "champion"));
        await _server.Client.Endpoints.PredictAsync("churn", Encoding.UTF8.GetBytes("""{"tenure": 3}"""));
        RunInfo run = await _server.Client.Runs.StartAsync(new() { Experiment = "tests" });
        await _server.Client.Runs.PutArtifactAsync(run.RunId, "large.bin", new MemoryStream(Bytes(3 << 20)));
        await _server.Client.Runs.PutArtifactAsync(run.RunId, "empty.bin", new MemoryStream());
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_is_restored_is_what_was_backed_up()
    {
        string first = await BackUpAsync(_server.Client, "first.tar");
        RestoreReport report = await RestoreAsync(first, new() { Home = Home("second") });

        report.Damage.ShouldBeEmpty();
        (report.MissingContents, report.Journals).ShouldBe((0, 1));
        (await File.ReadAllBytesAsync(Path.Combine(Home("second"), "secret.key"))).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(_server.Home, "secret.key")));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(Home("second"), "secret.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await using WebApplication restored = await StartAsync(new() { Home = Home("second"), Port = 0 });
        using var client = new MainspringClient(new(restored.Urls.First()));
        await SameAsync(first, await BackUpAsync(client, "second.tar"));
        (await client.Endpoints.PredictionsAsync("churn")).Predictions.ShouldHaveSingleItem();
        (await client.Audit.VerifyAsync()).Sound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_workspace_moves_to_postgres_and_an_object_store_and_back()
    {
        await using var postgres = new PostgresServer();
        await postgres.InitializeAsync();
        using var objects = new S3Server();
        foreach (string name in (string[])["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
        {
            Environment.SetEnvironmentVariable(name, S3Server.Environment(name));
        }

        string first = await BackUpAsync(_server.Client, "first.tar");
        string database = postgres.NewDatabase();
        RestoreReport moved = await RestoreAsync(first, new() { Home = Home("moved"), Database = database, ArtifactLocation = objects.Url });
        moved.Damage.ShouldBeEmpty();
        File.Exists(Path.Combine(Home("moved"), "mainspring.db")).ShouldBeFalse();

        string second;
        await using (WebApplication server = await StartAsync(new() { Home = Home("moved"), Port = 0, Database = database, ArtifactLocation = objects.Url }))
        {
            using var client = new MainspringClient(new(server.Urls.First()));
            second = await BackUpAsync(client, "second.tar");
        }

        await SameAsync(first, second);
        await RestoreAsync(second, new() { Home = Home("back") });
        await using WebApplication back = await StartAsync(new() { Home = Home("back"), Port = 0 });
        using var last = new MainspringClient(new(back.Urls.First()));
        await SameAsync(first, await BackUpAsync(last, "third.tar"));

        await Should.ThrowAsync<TargetNotEmptyException>(() => RestoreAsync(first, new() { Home = Home("other"), ArtifactLocation = objects.Url }));
        await Should.ThrowAsync<TargetNotEmptyException>(() => RestoreAsync(first, new() { Home = Home("other"), Database = database }));
        Directory.GetFileSystemEntries(_folder, "other*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_cut_off_or_changed_is_refused_wherever_it_is_and_leaves_nothing_behind()
    {
        byte[] whole = await File.ReadAllBytesAsync(await BackUpAsync(_server.Client, "first.tar"));
        string broken = Path.Combine(_folder, "broken.tar");
        int[] ends = [0, 100, 512, whole.Length / 3, whole.Length - (2 * 1024), .. Enumerable.Range(1, 20).Select(part => whole.Length / 21 * part)];
        foreach (int end in ends)
        {
            await File.WriteAllBytesAsync(broken, whole[..end]);
            await Should.ThrowAsync<BackupDamagedException>(() => RestoreAsync(broken, new() { Home = Home("target") }), $"cut off at {end}");
        }

        // Padding between members belongs to none of them, so only bytes of members are changed here.
        foreach (string text in (string[])["\"table\":\"run\"", "large.bin", "MSPREDJ", "\"made_at\"", "contents/", "manifest.json"])
        {
            byte[] changed = [.. whole];
            int at = changed.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
            at.ShouldBeGreaterThan(0, text);
            changed[at + 2] ^= 1;
            await File.WriteAllBytesAsync(broken, changed);
            await Should.ThrowAsync<BackupDamagedException>(() => RestoreAsync(broken, new() { Home = Home("target") }), text);
        }

        Directory.GetFileSystemEntries(_folder, "target*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_with_anything_in_it_is_refused()
    {
        string backup = await BackUpAsync(_server.Client, "first.tar");
        Directory.CreateDirectory(Home("full"));
        await File.WriteAllTextAsync(Path.Combine(Home("full"), "mine"), "");
        Directory.CreateDirectory(Home("empty"));

        (await Should.ThrowAsync<TargetNotEmptyException>(() => RestoreAsync(backup, new() { Home = Home("full") }))).Message.ShouldContain("not empty");
        await RestoreAsync(backup, new() { Home = Home("empty") });
        Directory.GetFiles(Home("full")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Contents_that_are_lost_or_damaged_are_named_and_the_rest_is_backed_up()
    {
        RunInfo run = await _server.Client.Runs.StartAsync(new() { Experiment = "tests" });
        ArtifactInfo lost = await _server.Client.Runs.PutArtifactAsync(run.RunId, "lost", new MemoryStream([1, 2, 3]));
        ArtifactInfo damaged = await _server.Client.Runs.PutArtifactAsync(run.RunId, "damaged", new MemoryStream([4, 5, 6]));
        var store = _server.Services.GetRequiredService<IArtifactStore>();
        await store.DeleteAsync(ContentHash.Parse(lost.Sha256));
        await File.WriteAllBytesAsync(Path.Combine(_server.Home, "artifacts", damaged.Sha256[..2], damaged.Sha256[2..]), [4, 5, 7]);

        string backup = await BackUpAsync(_server.Client, "first.tar");
        RestoreReport report = await RestoreAsync(backup, new() { Home = Home("second") });

        await using BackupArchive archive = await BackupArchive.OpenAsync(backup);
        archive.Manifest.Contents.Missing.ShouldBe([lost.Sha256, damaged.Sha256], ignoreOrder: true);
        report.MissingContents.ShouldBe(2);
        File.Exists(Path.Combine(Home("second"), "artifacts", damaged.Sha256[..2], damaged.Sha256[2..])).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_of_a_backup_stays_on_the_server()
    {
        await BackUpAsync(_server.Client, "first.tar");

        Directory.GetFileSystemEntries(Path.Combine(_server.Home, "scratch")).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_at_a_time_backs_up_or_cleans()
    {
        using IDisposable? turn = _server.Services.GetRequiredService<Server.Maintenance.MaintenanceTurn>().TryTake();
        using HttpResponseMessage backup = await _server.Http.GetAsync("/api/v1/maintenance/backup");
        ServerException gc = await Should.ThrowAsync<ServerException>(() => _server.Client.Maintenance.CleanAsync(new()));

        backup.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        gc.Problem.Status.ShouldBe(409);
    }

    private static byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static async Task<WebApplication> StartAsync(ServerOptions options)
    {
        WebApplication app = MainspringServer.Build(options);
        await app.StartAsync();
        return app;
    }

    private static async Task<RestoreReport> RestoreAsync(string backup, RestoreOptions options)
    {
        await using BackupArchive archive = await BackupArchive.OpenAsync(backup);
        return await WorkspaceRestore.RunAsync(archive, options, TimeProvider.System);
    }

    /// <summary>The same contents by hash, and the same rows of every table; only the audit log, which records each backup, has grown.</summary>
    private static async Task SameAsync(string expected, string found)
    {
        await using BackupArchive first = await BackupArchive.OpenAsync(expected);
        await using BackupArchive second = await BackupArchive.OpenAsync(found);
        second.Manifest.Contents.Sha256.ShouldBe(first.Manifest.Contents.Sha256);
        second.Manifest.Files.ShouldBe(first.Manifest.Files);
        foreach (BackupTable table in first.Manifest.Tables.Where(table => table.Name != "audit_entry"))
        {
            (await RowsAsync(second, table.Name)).ShouldBe(await RowsAsync(first, table.Name), table.Name);
        }
    }

    /// <summary>Without the first line, where databases remember last numbers in their own way.</summary>
    private static async Task<string[]> RowsAsync(BackupArchive archive, string table)
    {
        using var reader = new StreamReader(archive.OpenTable(table));
        return [.. (await reader.ReadToEndAsync()).Split('\n').Skip(1)];
    }

    private async Task<string> BackUpAsync(MainspringClient client, string name)
    {
        string file = Path.Combine(_folder, name);
        await using Stream backup = await client.Maintenance.OpenBackupAsync();
        await using FileStream target = File.Create(file);
        await backup.CopyToAsync(target);
        return file;
    }

    private string Home(string name) => Path.Combine(_folder, name);
}
