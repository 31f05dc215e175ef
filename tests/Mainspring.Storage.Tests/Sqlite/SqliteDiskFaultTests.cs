using System.Diagnostics;
using System.Globalization;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

/// <summary>A process whose disk says at times that it could not flush: strace answers the system call in its place.</summary>
public sealed class SqliteDiskFaultTests : IDisposable
{
    private const int Enough = 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_write_whose_flush_failed_is_not_acknowledged_and_the_writes_after_it_are_kept()
    {
        string file = _folder.File("mainspring.db");
        SqliteDatabase.Open(file, TimeProvider.System).Dispose();
        Dictionary<RunId, List<long>> acknowledged = [];

        // The 40th flush of a thread fails and then every 50th, so that some hold between two failures.
        using Process child = Process.Start(Strace("inject=fsync,fdatasync:error=EIO:when=40+50", file))!;
        int refused = 0;
        int after = 0;
        while ((refused < Enough || after < Enough) && await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "refused")
            {
                refused++;
                continue;
            }

            after += refused > 0 ? 1 : 0;
            string[] parts = line.Split(' ');
            RunId run = RunId.Parse(parts[0]);
            acknowledged.TryAdd(run, []);
            acknowledged[run].Add(long.Parse(parts[1], CultureInfo.InvariantCulture));
        }

        child.Kill(entireProcessTree: true);
        await child.WaitForExitAsync();
        refused.ShouldBeGreaterThanOrEqualTo(Enough, await child.StandardError.ReadToEndAsync());
        using SqliteDatabase database = SqliteDatabase.Open(file, TimeProvider.System);
        database.FindDamage().ShouldBeEmpty();
        var store = new TrackingStore(database);
        foreach ((RunId run, List<long> steps) in acknowledged)
        {
            steps.ShouldBeSubsetOf((await store.ReadHistoryAsync(run, "loss", int.MaxValue)).Points.Select(point => point.Step).ToHashSet());
        }
    }

    // Under 'dotnet exec' the process is the host, which needs the assembly first.
    private static ProcessStartInfo Strace(string fault, string file)
    {
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.ProcessPath!, typeof(SqliteDiskFaultTests).Assembly.Location] : [Environment.ProcessPath!];
        return new(TestTools.Find("strace"), ["-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", fault, .. program, "child", file])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
