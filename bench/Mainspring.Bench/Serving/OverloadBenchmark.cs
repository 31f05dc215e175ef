using System.Globalization;
using Mainspring.Bench.Processes;

namespace Mainspring.Bench.Serving;

/// <summary>
/// An endpoint with a full-depth forest under four and sixteen times the connections that fill it. Limits: 80 percent of the answers a second at its best, and at most 200 MB more
/// memory.
/// </summary>
internal static class OverloadBenchmark
{
    private const double LeastGoodput = 0.80;
    private const double MostMegabytes = 200;
    private const int Connections = 64;
    private const int Seconds = 8;

    public static async Task<int> RunAsync(string[] args)
    {
        int seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Seconds;
        string home = Path.Combine(Directory.CreateTempSubdirectory("mainspring-bench-").FullName, "home");
        try
        {
            await TelcoWorkspace.PrepareAsync(home, "random_forest", trees: 100);
            using ServedProcess server = ServedProcess.Start(MainspringProgram.Path, "serve", "--home", home, "--port", "0");
            using Load load = Load.Of(TelcoWorkspace.Record);
            load.Run(server, TelcoWorkspace.PredictPath, Connections, seconds: 4);
            double peak = load.Run(server, TelcoWorkspace.PredictPath, Connections, seconds).PerSecond;
            double before = server.Megabytes;
            return ((int[])[4, 16]).Count(times => !Measure(load, server, times, seconds, peak, before)) == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(home)!, recursive: true);
        }
    }

    private static bool Measure(Load load, ServedProcess server, int times, int seconds, double peak, double before)
    {
        (double answered, double refused, double p99) = load.Flood(new Uri(server.Url, TelcoWorkspace.PredictPath), times * Connections, seconds);
        double more = server.Megabytes - before;
        bool isGood = answered >= LeastGoodput * peak && more <= MostMegabytes;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"overload {times} x {Connections} connections: {answered:n0} answers/s of {peak:n0} at best ({answered / peak:0.00}, limit {LeastGoodput:0.00}), {refused:n0} refused/s, p99 {p99:0.0} ms, {more:+0;-0} MB (limit {MostMegabytes:0}): {(isGood ? "passed" : "FAILED")}"));
        return isGood;
    }
}
