using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Mainspring.Bench.Processes;

namespace Mainspring.Bench.Artifacts;

/// <summary>An artefact of 2 GB up and down through MLflow's proxy, by a client in another process than the server: megabytes a second, and how much the server grows.</summary>
internal static class ArtifactBenchmark
{
    private const long Bytes = 2L << 30;
    private const double Limit = 400;
    private const double MostGrowth = 64;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        string home = Path.Combine(Directory.CreateTempSubdirectory("mainspring-bench-").FullName, "home");
        try
        {
            using ServedProcess server = ServedProcess.Start(MainspringProgram.Path, "serve", "--home", home, "--port", "0");
            using HttpClient http = new() { BaseAddress = server.Url, Timeout = TimeSpan.FromMinutes(10) };
            using HttpResponseMessage made = await http.PostAsJsonAsync("/api/2.0/mlflow/runs/create", new { experiment_id = "0", start_time = 1_700_000_000_000 });
            string run = (await made.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("run").GetProperty("info").GetProperty("run_id").GetString()!;
            string path = $"/api/2.0/mlflow-artifacts/artifacts/0/{run}/artifacts/big.bin";
            await PutAsync(http, path + ".warm", 0, 64 << 20);
            await GetAsync(http, path + ".warm", 64 << 20);
            double before = server.Megabytes;
            double grown = 0;
            List<double> up = [], down = [];
            for (int round = 1; round <= Rounds; round++)
            {
                up.Add(await PutAsync(http, path, round, Bytes));
                grown = Math.Max(grown, server.Megabytes - before);
                down.Add(await GetAsync(http, path, Bytes));
                grown = Math.Max(grown, server.Megabytes - before);
            }

            bool passed = Tell("up", up) & Tell("down", down) & grown <= MostGrowth;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"artifact: the server grew by {grown:0} MB (limit {MostGrowth:0} MB): {(grown <= MostGrowth ? "passed" : "FAILED")}"));
            return passed ? 0 : 1;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(home)!, recursive: true);
        }
    }

    private static bool Tell(string way, List<double> rates)
    {
        rates.Sort();
        double median = rates[rates.Count / 2];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"artifact: {way} {median:0} MB/s ({rates[0]:0}..{rates[^1]:0}), {median / Limit:0.00} times the limit of {Limit:0} MB/s: {(median >= Limit ? "passed" : "FAILED")}"));
        return median >= Limit;
    }

    private static async Task<double> PutAsync(HttpClient http, string path, int seed, long bytes)
    {
        long started = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await http.PutAsync(path, new GeneratedContent(seed, bytes));
        answer.EnsureSuccessStatusCode();
        return Rate(bytes, started);
    }

    private static async Task<double> GetAsync(HttpClient http, string path, long bytes)
    {
        byte[] buffer = new byte[1 << 20];
        long started = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        await using Stream body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        long all = 0;
        for (int read; (read = await body.ReadAsync(buffer)) > 0; all += read)
        {
        }

        return all == bytes ? Rate(bytes, started) : throw new InvalidOperationException($"{all} of {bytes} bytes came back.");
    }

    private static double Rate(long bytes, long started) => bytes / 1e6 / Stopwatch.GetElapsedTime(started).TotalSeconds;

    /// <summary>Bytes that no two uploads share, made without cost.</summary>
    private sealed class GeneratedContent : HttpContent
    {
        private readonly byte[] _block = new byte[1 << 20];
        private readonly long _bytes;

        public GeneratedContent(int seed, long bytes)
        {
            new Random(seed).NextBytes(_block);
            _bytes = bytes;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (long left = _bytes; left > 0; left -= _block.Length)
            {
                await stream.WriteAsync(_block.AsMemory(0, (int)Math.Min(left, _block.Length)));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes;
            return true;
        }
    }
}
