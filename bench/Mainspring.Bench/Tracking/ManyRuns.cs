using System.Globalization;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Bench.Tracking;

/// <summary>A workspace with an experiment of 100,000 runs with 20 metrics, two parameters and a tag each.</summary>
internal static class ManyRuns
{
    private const int Runs = 100_000;
    private const int Metrics = 20;
    private const int AtOnce = 64;

    /// <summary>The number of the experiment: the first after that which every workspace has.</summary>
    public const string ExperimentId = "1";

    public static async Task PrepareAsync(string home, string? database)
    {
        WebApplication app = MainspringServer.Build(new ServerOptions { Home = home, Port = 0, Database = database });
        await using (app)
        {
            Tracker tracker = app.Services.GetRequiredService<Tracker>();
            await AddAsync(tracker, 0);
            await Parallel.ForEachAsync(Enumerable.Range(1, Runs - 1), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => await AddAsync(tracker, number));
        }
    }

    private static async Task AddAsync(Tracker tracker, int number)
    {
        var random = new Random(number);
        DateTimeOffset at = DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(number);
        StartOutcome outcome = await tracker.StartAsync(new()
        {
            Experiment = "many",
            StartedAt = at,
            Params = new Dictionary<string, string> { ["model"] = number % 2 == 0 ? "a" : "b", ["depth"] = (number % 7).ToString(CultureInfo.InvariantCulture) },
            Tags = new Dictionary<string, string> { ["team"] = number % 3 == 0 ? "blue" : "red" },
        });
        RunId run = ((StartOutcome.Started)outcome).Run.Id;
        await tracker.LogAsync(run, new() { Metrics = [.. Enumerable.Range(0, Metrics).Select(i => new MetricPoint($"m{i}", random.NextDouble(), 0, at))] });
    }
}
