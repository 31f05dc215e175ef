using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Mainspring.EndToEnd.Tracking;

/// <summary>Clients of MLflow's wire, each of which logs the steps of its own run one after the other and notes the last step that the server acknowledged.</summary>
internal sealed class Writers : IAsyncDisposable
{
    private const int Count = 8;

    private readonly ConcurrentDictionary<string, long> _acknowledged = new();
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _http;
    private readonly Task[] _writing;
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _missing;

    private Writers(Uri server, IReadOnlyDictionary<string, long> runs, long enough)
    {
        _missing = enough;
        _http = new() { BaseAddress = server };
        foreach ((string run, long step) in runs)
        {
            _acknowledged[run] = step;
        }

        _writing = [.. runs.Select(run => WriteAsync(run.Key, run.Value + 1))];
    }

    /// <summary>The last acknowledged step of each run; every step before it was acknowledged too.</summary>
    public IReadOnlyDictionary<string, long> Acknowledged => _acknowledged;

    /// <summary>Makes the runs of the writers.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CreateRunsAsync(Uri server)
    {
        using HttpClient http = new() { BaseAddress = server };
        var runs = new Dictionary<string, long>();
        for (int i = 0; i < Count; i++)
        {
            using HttpResponseMessage made = await http.PostAsJsonAsync("/api/2.0/mlflow/runs/create", new { experiment_id = "0", start_time = 1_700_000_000_000 });
            JsonElement body = await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            runs[body.GetProperty("run").GetProperty("info").GetProperty("run_id").GetString()!] = -1;
        }

        return runs;
    }

    /// <summary>Starts a writer for each run, after the step that was acknowledged last.</summary>
    /// <param name="server">The server.</param>
    /// <param name="runs">The last acknowledged step of each run.</param>
    /// <param name="enough">How many acknowledged writes are enough for <see cref="WhenEnoughAsync"/>.</param>
    public static Writers Start(Uri server, IReadOnlyDictionary<string, long> runs, long enough) => new(server, runs, enough);

    /// <summary>The steps of a run as the server tells them.</summary>
    public static async Task<long[]> ReadStepsAsync(Uri server, string run)
    {
        using HttpClient http = new() { BaseAddress = server };
        using JsonDocument history = JsonDocument.Parse(await http.GetByteArrayAsync($"/api/2.0/mlflow/metrics/get-history?run_id={run}&metric_key=loss"));
        return history.RootElement.TryGetProperty("metrics", out JsonElement metrics) ? [.. metrics.EnumerateArray().Select(point => point.GetProperty("step").GetInt64())] : [];
    }

    /// <summary>Ends when enough writes were acknowledged, or when no writer can go on.</summary>
    public Task WhenEnoughAsync() => Task.WhenAny(_enough.Task, Task.WhenAll(_writing));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_writing);
        _http.Dispose();
        _end.Dispose();
    }

    /// <summary>Writes until the server is gone or the end is asked for. A write without an answer is not noted: it may be there or not.</summary>
    private async Task WriteAsync(string run, long step)
    {
        await Task.Yield();
        try
        {
            for (; !_end.IsCancellationRequested; step++)
            {
                string value = (1.0 / (step + 1)).ToString(CultureInfo.InvariantCulture);
                using var body = new StringContent($$"""{"run_id":"{{run}}","key":"loss","value":{{value}},"timestamp":1700000000000,"step":{{step}}}""", null, "application/json");
                using HttpResponseMessage answer = await _http.PostAsync("/api/2.0/mlflow/runs/log-metric", body, _end.Token);
                if (!answer.IsSuccessStatusCode)
                {
                    return;
                }

                _acknowledged[run] = step;
                if (Interlocked.Decrement(ref _missing) == 0)
                {
                    _enough.SetResult();
                }
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
        {
            // The server was killed, or the end was asked for.
        }
    }
}
