using System.Text.Json;
using Mainspring.Client;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Maintenance;

public sealed class BackupVerbTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServerProcess _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(_folder["home"]);
        using var client = new MainspringClient(_server.Url);
        string run = (await client.Runs.StartAsync(new() { Experiment = "tests" })).RunId;
        await client.Runs.PutArtifactAsync(run, "notes.txt", new MemoryStream("what was found"u8.ToArray()));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_backup_of_a_running_server_starts_as_another_one()
    {
        ProgramResult backup = await RunAsync(0, "backup", _folder["all.tar"], "--home", _folder["home"], "--json");
        backup.Json.GetProperty("contents").GetProperty("count").GetInt64().ShouldBe(1);
        JsonElement report = (await RunAsync(0, "restore", _folder["all.tar"], "--home", _folder["second"], "--json")).Json;
        report.GetProperty("damage").GetArrayLength().ShouldBe(0);

        (await RunAsync(0, "runs", "list", "--home", _folder["second"], "--json")).Output.ShouldBe((await RunAsync(0, "runs", "list", "--home", _folder["home"], "--json")).Output);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_folder["all.tar"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Each_way_to_fail_has_its_exit_code_and_leaves_no_file()
    {
        await RunAsync(0, "backup", _folder["all.tar"], "--home", _folder["home"]);
        await File.WriteAllBytesAsync(_folder["torn.tar"], (await File.ReadAllBytesAsync(_folder["all.tar"]))[..^4096]);
        string[] before = Directory.GetFileSystemEntries(_folder.Path);

        (await RunAsync(7, "backup", _folder["all.tar"], "--home", _folder["home"])).Error.ShouldContain("never overwritten");
        (await RunAsync(7, "restore", _folder["all.tar"], "--home", _folder["home"])).Error.ShouldContain("not empty");
        (await RunAsync(65, "restore", _folder["torn.tar"], "--home", _folder["second"])).Error.ShouldContain("Nothing was restored");
        await RunAsync(6, "restore", _folder["none.tar"], "--home", _folder["second"]);
        await RunAsync(6, "backup", _folder["none.tar"], "--home", _folder["nowhere"]);
        await RunAsync(2, "restore", _folder["all.tar"], "--home", _folder["second"], "--artifacts", "ftp://models");
        await RunAsync(75, "restore", _folder["all.tar"], "--home", _folder["second"], "--database", "postgres://nobody@127.0.0.1:1/none");

        Directory.GetFileSystemEntries(_folder.Path).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task Cleaning_reports_what_it_did()
    {
        JsonElement cleaned = (await RunAsync(0, "gc", "--older-than", "0", "--grace", "0", "--home", _folder["home"], "--json")).Json;

        (cleaned.GetProperty("contents").GetInt64(), cleaned.GetProperty("kept_contents").GetInt64()).ShouldBe((0, 1));
        (await RunAsync(2, "gc", "--older-than", "a while", "--home", _folder["home"])).Error.ShouldContain("30m, 12h or 90d");
    }

    private async Task<ProgramResult> RunAsync(int code, params string[] arguments)
    {
        ProgramResult result = await MainspringProgram.RunAsync(_folder.Path, arguments);
        result.ExitCode.ShouldBe(code, result.Error);
        return result;
    }
}
