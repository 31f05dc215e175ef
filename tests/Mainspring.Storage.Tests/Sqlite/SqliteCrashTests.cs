using System.Diagnostics;
using System.Globalization;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteCrashTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_afterwards()
    {
        string file = _folder.File("mainspring.db");
        Dictionary<RunId, long> acknowledged = [];
        for (int lines = 1; lines <= 1000; lines *= 10)
        {
            await WriteUntilKilledAsync(file, lines, acknowledged);

            using SqliteDatabase database = SqliteDatabase.Open(file, TimeProvider.System);
            var store = new TrackingStore(database);
            database.FindDamage().ShouldBeEmpty();
            foreach ((RunId run, long step) in acknowledged)
            {
                IReadOnlyList<MetricPoint> points = (await store.ReadHistoryAsync(run, "loss", int.MaxValue)).Points;
                points.Count.ShouldBeGreaterThan((int)step);
                points.Select(point => point.Step).ShouldBe(Enumerable.Range(0, points.Count).Select(i => (long)i), "No step may be missing or be there twice.");
                (await store.FindRunAsync(run))!.Metrics["loss"].ShouldBe(points[^1]);
            }
        }
    }

    private static async Task WriteUntilKilledAsync(string file, int lines, Dictionary<RunId, long> acknowledged)
    {
        using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ChildArguments(file)) { RedirectStandardOutput = true, UseShellExecute = false })!;
        for (int i = 0; i < lines; i++)
        {
            Note((await child.StandardOutput.ReadLineAsync())!, acknowledged);
        }

        child.Kill();
        await child.WaitForExitAsync();
        string rest = await child.StandardOutput.ReadToEndAsync();
        foreach (string line in rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Note(line, acknowledged);
        }
    }

    private static void Note(string line, Dictionary<RunId, long> acknowledged)
    {
        string[] parts = line.Split(' ');
        acknowledged[RunId.Parse(parts[0])] = long.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    // Under 'dotnet exec' the process is the host, which needs the assembly first.
    private static string[] ChildArguments(string file) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(SqliteCrashTests).Assembly.Location, "child", file] : ["child", file];
}
