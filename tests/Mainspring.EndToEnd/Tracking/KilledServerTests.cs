using Mainspring.EndToEnd.Processes;
using Mainspring.Storage.Sqlite;

namespace Mainspring.EndToEnd.Tracking;

public sealed class KilledServerTests
{
    private const int Kills = 50;
    private const int WritesBetweenKills = 40;

    [Fact]
    public async Task Every_acknowledged_write_of_eight_clients_is_there_after_fifty_kills_and_the_database_is_sound()
    {
        using TemporaryFolder folder = new();
        string home = folder["home"];
        IReadOnlyDictionary<string, long> runs = new Dictionary<string, long>();
        for (int kill = 0; kill < Kills; kill++)
        {
            await using ServerProcess server = await ServerProcess.StartAsync(home);
            runs = runs.Count == 0 ? await Writers.CreateRunsAsync(server.Url) : runs;
            await using Writers writers = Writers.Start(server.Url, runs, WritesBetweenKills);
            await writers.WhenEnoughAsync();
            await server.KillAsync();
            runs = writers.Acknowledged.ToDictionary();
        }

        await using (ServerProcess last = await ServerProcess.StartAsync(home))
        {
            foreach ((string run, long acknowledged) in runs)
            {
                long[] steps = await Writers.ReadStepsAsync(last.Url, run);
                steps.ShouldBe(Enumerable.Range(0, steps.Length).Select(step => (long)step), "No step may be missing, or be there twice.");
                steps.LongLength.ShouldBeGreaterThan(acknowledged);
            }
        }

        runs.Values.Sum().ShouldBeGreaterThan(Kills * WritesBetweenKills / 2);
        using SqliteDatabase database = SqliteDatabase.Open(Path.Combine(home, "mainspring.db"), TimeProvider.System);
        database.FindDamage().ShouldBeEmpty();
    }
}
