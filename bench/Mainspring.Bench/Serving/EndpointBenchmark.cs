using System.Globalization;
using Mainspring.Bench.Processes;

namespace Mainspring.Bench.Serving;

/// <summary>
/// The complete path of an endpoint (validate, route, score 100 trees, metrics, journal, answer) against bare Kestrel that reads the same record and answers a
/// number. Both run as processes of their own and are driven in alternating slices, so that a noisy machine disturbs them alike.
/// </summary>
internal static class EndpointBenchmark
{
    private const int Trees = 100;
    private const int DefaultRounds = 7;

    /// <summary>Measures all cases, or those that are named; a number is how many rounds each has.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        int rounds = args.Select(arg => int.TryParse(arg, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0).Append(0).Max() is > 0 and var given ? given : DefaultRounds;
        int failed = 0;
        foreach (IGrouping<string, EndpointCase> cases in EndpointCase.All.Where(one => !args.Any(IsName) || args.Contains(one.Name)).GroupBy(one => one.Algorithm))
        {
            string home = Path.Combine(Directory.CreateTempSubdirectory("mainspring-bench-").FullName, "home");
            try
            {
                await TelcoWorkspace.PrepareAsync(home, cases.Key, Trees);
                failed += cases.Count(one => !Measure(one, home, rounds));
            }
            finally
            {
                Directory.Delete(Path.GetDirectoryName(home)!, recursive: true);
            }
        }

        return failed == 0 ? 0 : 1;
    }

    private static bool IsName(string arg) => !int.TryParse(arg, out _);

    private static bool Measure(EndpointCase one, string home, int rounds)
    {
        using ServedProcess echo = ServedProcess.Start(Environment.ProcessPath!, "echo");
        using ServedProcess server = ServedProcess.Start(MainspringProgram.Path, "serve", "--home", home, "--port", "0", "--durability", one.Durability);
        using Load load = Load.Of(TelcoWorkspace.Record);
        load.Run(echo, "/", one.Connections, seconds: 5);
        load.Run(server, one.Path, one.Connections, seconds: 5);
        List<(Slice Echo, Slice Endpoint)> slices = [];
        for (int round = 0; round < rounds; round++)
        {
            Slice bare = load.Run(echo, "/", one.Connections, seconds: 2);
            slices.Add((bare, load.Run(server, one.Path, one.Connections, seconds: 2)));
        }

        double ratio = Median(slices.Select(pair => pair.Endpoint.PerSecond / pair.Echo.PerSecond));
        double processor = Median(slices.Select(pair => pair.Endpoint.Microseconds / pair.Echo.Microseconds));
        double tail = Median(slices.Select(pair => pair.Endpoint.P99 / pair.Echo.P99));
        bool isGood = ratio >= one.LeastRatio && (one.MostProcessor == 0 || processor <= one.MostProcessor) && (one.MostP99 == 0 || tail <= one.MostP99);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"endpoint {one.Name} ({one.Algorithm}, {Trees} trees, {one.Durability}, {one.Connections} connections): {Median(slices.Select(pair => pair.Endpoint.PerSecond)):n0} req/s, p99 {Median(slices.Select(pair => pair.Endpoint.P99)):0.0} ms, {Median(slices.Select(pair => pair.Endpoint.Microseconds)):0.0} us CPU; bare Kestrel {Median(slices.Select(pair => pair.Echo.PerSecond)):n0} req/s, p99 {Median(slices.Select(pair => pair.Echo.P99)):0.0} ms, {Median(slices.Select(pair => pair.Echo.Microseconds)):0.0} us CPU; ratio {ratio:0.00} ({slices.Min(pair => pair.Endpoint.PerSecond / pair.Echo.PerSecond):0.00}..{slices.Max(pair => pair.Endpoint.PerSecond / pair.Echo.PerSecond):0.00}), CPU ratio {processor:0.00}, p99 ratio {tail:0.00}; limits {Limits(one)}; {server.Megabytes:0} MB after load: {(isGood ? "passed" : "FAILED")}"));
        return isGood;
    }

    private static string Limits(EndpointCase one) => string.Join(", ", ((string?[])
    [
        one.LeastRatio > 0 ? string.Create(CultureInfo.InvariantCulture, $"ratio >= {one.LeastRatio:0.00}") : null,
        one.MostProcessor > 0 ? string.Create(CultureInfo.InvariantCulture, $"CPU <= {one.MostProcessor:0.00}") : null,
        one.MostP99 > 0 ? string.Create(CultureInfo.InvariantCulture, $"p99 <= {one.MostP99:0.00}") : null,
    ]).OfType<string>());

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
