using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Mainspring.Bench.Processes;
using Mainspring.Compliance.Postgres;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Bench.Tracking;

/// <summary>
/// Durable writes to runs, and searches among 100,000 of them, over MLflow's wire. The server is a process of its own, and so is the load.
/// <c>tracking postgres</c> does the same on a PostgreSQL server that it starts for itself.
/// </summary>
internal static class TrackingBenchmark
{
    private const int Seconds = 5;
    private const int Searches = 100;

    public static async Task<int> RunAsync(string[] args)
    {
        await using PostgresServer? postgres = args.FirstOrDefault() == "postgres" ? new() : null;
        if (postgres is not null)
        {
            await postgres.InitializeAsync();
        }

        string home = Path.Combine(Directory.CreateTempSubdirectory("mainspring-bench-").FullName, "home");
        string? database = postgres?.NewDatabase();
        try
        {
            await ManyRuns.PrepareAsync(home, database);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tracking: the disk takes {BareAppends(Path.GetDirectoryName(home)!):N0} appends of 4 kB a second, each with its fsync"));
            using ServedProcess server = ServedProcess.Start(MainspringProgram.Path, ["serve", "--home", home, "--port", "0", .. database is null ? (string[])[] : ["--database", database]]);
            using HttpClient http = new() { BaseAddress = server.Url };
            string run = await CreateRunAsync(http);
            bool passed = true;
            foreach (bool one in (bool[])
            [
                Writes(server, "log-metric, 16 connections", "runs/log-metric", 16, Load.OfExpression($"'{{\"run_id\":\"{run}\",\"key\":\"loss\",\"value\":0.25,\"timestamp\":1700000000000,\"step\":' .. n .. '}}'"), 1500, 25),
                Writes(server, "log-batch of 100 metrics, 8 connections", "runs/log-batch", 8, Load.OfExpression(Batch(run)), 600, null),
                Writes(server, "create-run, 16 connections", "runs/create", 16, Load.OfExpression("'{\"experiment_id\":\"0\",\"start_time\":1700000000000,\"run_name\":\"run-' .. n .. '\"}'"), 1500, null),
                await ReadsAsync("runs/search, 100 of 100,000 runs by filter and order", 100, () => SearchAsync(http)),
                await ReadsAsync("runs/search, four common terms that are rare together", 100, () => SearchRareAsync(http)),
                await HistoryAsync(http),
            ])
            {
                passed &= one;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tracking: {server.Megabytes:0} MB resident at the end"));
            return passed ? 0 : 1;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(home)!, recursive: true);
        }
    }

    /// <summary>What each durable write is measured against: on a slower disk, all of them are slower.</summary>
    private static double BareAppends(string folder)
    {
        byte[] page = new byte[4096];
        using SafeFileHandle file = File.OpenHandle(Path.Combine(folder, "appends"), FileMode.CreateNew, FileAccess.Write, options: FileOptions.DeleteOnClose);
        long started = Stopwatch.GetTimestamp();
        long appends = 0;
        for (; Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1); appends++)
        {
            RandomAccess.Write(file, page, appends * page.Length);
            RandomAccess.FlushToDisk(file);
        }

        return appends / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static bool Writes(ServedProcess server, string what, string call, int connections, Load load, double limit, double? mostMilliseconds)
    {
        using (load)
        {
            load.Run(server, $"/api/2.0/mlflow/{call}", connections, 1);
            Slice slice = load.Run(server, $"/api/2.0/mlflow/{call}", connections, Seconds);
            bool passed = slice.PerSecond >= limit && (mostMilliseconds is null || slice.P99 <= mostMilliseconds);
            string late = mostMilliseconds is { } most ? $" (limit {most} ms)" : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"tracking: {what}: {slice.PerSecond:N0}/s, {slice.PerSecond / limit:0.0} times the limit of {limit:N0}; p99 {slice.P99:0.0} ms{late}: {(passed ? "passed" : "FAILED")}"));
            return passed;
        }
    }

    private static async Task<bool> ReadsAsync(string what, double limit, Func<Task> read)
    {
        await read();
        double[] milliseconds = new double[Searches];
        for (int i = 0; i < milliseconds.Length; i++)
        {
            long started = Stopwatch.GetTimestamp();
            await read();
            milliseconds[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        double p95 = milliseconds[(int)(0.95 * milliseconds.Length)];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"tracking: {what}: p95 {p95:0.0} ms, median {milliseconds[milliseconds.Length / 2]:0.0}; {p95 / limit:0.00} of the limit of {limit} ms: {(p95 <= limit ? "passed" : "FAILED")}"));
        return p95 <= limit;
    }

    private static async Task SearchAsync(HttpClient http)
    {
        JsonElement found = await PostAsync(http, "runs/search", new
        {
            experiment_ids = new[] { ManyRuns.ExperimentId },
            filter = "metrics.m3 > 0.5 and params.model = 'a'",
            order_by = new[] { "metrics.m7 DESC" },
            max_results = 100,
        });
        Check(found.GetProperty("runs").GetArrayLength() == 100, "the search found too few runs");
    }

    private static async Task SearchRareAsync(HttpClient http)
    {
        JsonElement found = await PostAsync(http, "runs/search", new
        {
            experiment_ids = new[] { ManyRuns.ExperimentId },
            filter = "metrics.m1 > 0.8 and metrics.m2 > 0.8 and metrics.m3 > 0.8 and params.model = 'a'",
            order_by = new[] { "metrics.m7 DESC" },
            max_results = 1000,
        });
        Check(found.GetProperty("runs").GetArrayLength() is > 200 and < 600, "the search found too few or too many runs");
    }

    private static async Task<bool> HistoryAsync(HttpClient http)
    {
        string run = await CreateRunAsync(http);
        for (int thousand = 0; thousand < 5; thousand++)
        {
            await PostAsync(http, "runs/log-batch", new
            {
                run_id = run,
                metrics = Enumerable.Range(thousand * 1000, 1000).Select(step => new { key = "loss", value = 1.0 / (step + 1), timestamp = 1_700_000_000_000 + step, step }),
            });
        }

        return await ReadsAsync("5,000 points of a metric", 20, async () =>
        {
            using JsonDocument history = JsonDocument.Parse(await http.GetByteArrayAsync($"/api/2.0/mlflow/metrics/get-history?run_id={run}&metric_key=loss&max_results=5000"));
            Check(history.RootElement.GetProperty("metrics").GetArrayLength() == 5000, "the history is not whole");
        });
    }

    private static string Batch(string run) =>
        $"(function() local t = {{}}; for i = 0, 99 do t[#t + 1] = '{{\"key\":\"m' .. i .. '\",\"value\":0.5,\"timestamp\":1700000000000,\"step\":' .. n .. '}}' end; return '{{\"run_id\":\"{run}\",\"metrics\":[' .. table.concat(t, ',') .. ']}}' end)()";

    private static async Task<string> CreateRunAsync(HttpClient http) =>
        (await PostAsync(http, "runs/create", new { experiment_id = "0", start_time = 1_700_000_000_000 })).GetProperty("run").GetProperty("info").GetProperty("run_id").GetString()!;

    private static async Task<JsonElement> PostAsync(HttpClient http, string call, object body)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync($"/api/2.0/mlflow/{call}", body);
        string text = await answer.Content.ReadAsStringAsync();
        Check(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static void Check(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }
    }
}
