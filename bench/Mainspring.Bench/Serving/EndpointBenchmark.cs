using System.Globalization;
using Mainspring.Bench.Processes;

namespace Mainspring.Bench.Serving;

/// <summary>
/// The complete path of an endpoint (validate, score 100 boosted trees, journal, answer) against bare Kestrel that reads the same record and answers a
/// number. Both run as processes of their own and are driven in alternating slices, so that a noisy machine disturbs them alike. Limit: 0.70 at 64 connections.
/// </summary>
internal static class EndpointBenchmark
{
    private const double Limit = 0.70;
    private const int Trees = 100;
    private const int Connections = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
        string home = Path.Combine(Directory.CreateTempSubdirectory("mainspring-bench-").FullName, "home");
        try
        {
            await TelcoWorkspace.PrepareAsync(home, Trees);
            using ServedProcess echo = ServedProcess.Start(Environment.ProcessPath!, "echo");
            using ServedProcess server = ServedProcess.Start(MainspringProgram.Path, "serve", "--home", home, "--port", "0");
            using Load load = Load.Of(TelcoWorkspace.Record);
            return Measure(load, echo, server, rounds) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(home)!, recursive: true);
        }
    }

    private static bool Measure(Load load, ServedProcess echo, ServedProcess server, int rounds)
    {
        load.Run(echo, "/", Connections, seconds: 5);
        load.Run(server, TelcoWorkspace.PredictPath, Connections, seconds: 5);
        List<(Slice Echo, Slice Endpoint)> slices = [];
        for (int round = 0; round < rounds; round++)
        {
            Slice bare = load.Run(echo, "/", Connections, seconds: 2);
            slices.Add((bare, load.Run(server, TelcoWorkspace.PredictPath, Connections, seconds: 2)));
        }

        double ratio = Median(slices.Select(pair => pair.Endpoint.PerSecond / pair.Echo.PerSecond));
        double processor = Median(slices.Select(pair => pair.Endpoint.Microseconds / pair.Echo.Microseconds));
        double low = slices.Min(pair => pair.Endpoint.PerSecond / pair.Echo.PerSecond);
        double high = slices.Max(pair => pair.Endpoint.PerSecond / pair.Echo.PerSecond);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"endpoint {Trees} trees, {Connections} connections: {Median(slices.Select(pair => pair.Endpoint.PerSecond)):n0} req/s, p99 {Median(slices.Select(pair => pair.Endpoint.P99)):0.0} ms, {Median(slices.Select(pair => pair.Endpoint.Microseconds)):0.0} us CPU; bare Kestrel {Median(slices.Select(pair => pair.Echo.PerSecond)):n0} req/s, p99 {Median(slices.Select(pair => pair.Echo.P99)):0.0} ms, {Median(slices.Select(pair => pair.Echo.Microseconds)):0.0} us CPU; ratio {ratio:0.00} ({low:0.00}..{high:0.00}, limit {Limit:0.00}), CPU ratio {processor:0.00}; {server.Megabytes:0} MB after load: {(ratio >= Limit ? "passed" : "FAILED")}"));
        return ratio >= Limit;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
