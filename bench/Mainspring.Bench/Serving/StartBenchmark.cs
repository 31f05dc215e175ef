using System.Diagnostics;
using System.Globalization;
using Mainspring.Bench.Processes;

namespace Mainspring.Bench.Serving;

/// <summary>How soon <c>mainspring serve</c> is ready on an existing workspace with an endpoint, and how much memory it holds then. Limits: 1.0 s, 150 MB.</summary>
internal static class StartBenchmark
{
    private const double SecondsLimit = 1.0;
    private const double MegabytesLimit = 150;

    public static async Task<int> RunAsync(string[] args)
    {
        int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
        string home = Path.Combine(Directory.CreateTempSubdirectory("mainspring-bench-").FullName, "home");
        try
        {
            await TelcoWorkspace.PrepareAsync(home, "gradient_boosting", trees: 100);
            List<double> seconds = [];
            double megabytes = 0;
            for (int round = 0; round < rounds; round++)
            {
                long begun = Stopwatch.GetTimestamp();
                using ServedProcess server = ServedProcess.Start(MainspringProgram.Path, "serve", "--home", home, "--port", "0");
                using HttpClient http = new() { BaseAddress = server.Url };
                using HttpResponseMessage ready = await http.GetAsync("/readyz");
                ready.EnsureSuccessStatusCode();
                seconds.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
                megabytes = Math.Max(megabytes, server.Megabytes);
            }

            seconds.Sort();
            double median = seconds[seconds.Count / 2];
            bool passed = median <= SecondsLimit && megabytes <= MegabytesLimit;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"serve: ready after {median:0.00} s ({seconds[0]:0.00}..{seconds[^1]:0.00}), ratio {median / SecondsLimit:0.00} against {SecondsLimit:0.0} s; {megabytes:0} MB resident (limit {MegabytesLimit:0}): {(passed ? "passed" : "FAILED")}"));
            return passed ? 0 : 1;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(home)!, recursive: true);
        }
    }
}
