using System.Globalization;
using Mainspring.Bench.Processes;

namespace Mainspring.Bench.Serving;

/// <summary>A thousand records in one request: validated, scored, journaled and answered. Limit: 150,000 records a second.</summary>
internal static class ManyRecordsBenchmark
{
    private const double Limit = 150_000;
    private const int Records = 1_000;
    private const int Connections = 4;
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string[] args)
    {
        int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Rounds;
        string home = Path.Combine(Directory.CreateTempSubdirectory("mainspring-bench-").FullName, "home");
        try
        {
            await TelcoWorkspace.PrepareAsync(home, "gradient_boosting", trees: 100);
            using ServedProcess server = ServedProcess.Start(MainspringProgram.Path, "serve", "--home", home, "--port", "0");
            using Load load = Load.Of($$"""{"records":[{{string.Join(',', Enumerable.Repeat(TelcoWorkspace.Record, Records))}}]}""");
            load.Run(server, TelcoWorkspace.PredictPath, Connections, seconds: 5);
            double median = Enumerable.Range(0, rounds).Select(_ => load.Run(server, TelcoWorkspace.PredictPath, Connections, seconds: 3).PerSecond * Records).Order().ElementAt(rounds / 2);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"records {Records} a request, {Connections} connections: {median:n0} records/s (limit {Limit:n0}); {server.Megabytes:0} MB after load: {(median >= Limit ? "passed" : "FAILED")}"));
            return median >= Limit ? 0 : 1;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(home)!, recursive: true);
        }
    }
}
