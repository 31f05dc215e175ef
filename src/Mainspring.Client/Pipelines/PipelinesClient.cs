using System.Runtime.CompilerServices;
using System.Text.Json;
using Mainspring.Client.Http;

namespace Mainspring.Client.Pipelines;

/// <summary>Runs of pipelines.</summary>
public sealed class PipelinesClient
{
    private readonly NativeHttp _http;

    internal PipelinesClient(NativeHttp http) => _http = http;

    /// <summary>Asks for a run.</summary>
    /// <returns>The run, which waits.</returns>
    public Task<PipelineRunInfo> StartAsync(string pipeline, JsonElement? arguments, CancellationToken cancellation = default) =>
        _http.SendAsync<PipelineStart, PipelineRunInfo>(HttpMethod.Post, $"pipelines/{Uri.EscapeDataString(pipeline)}/runs", new(arguments), cancellation);

    /// <summary>Reads a run.</summary>
    public Task<PipelineRunInfo> GetAsync(string run, CancellationToken cancellation = default) =>
        _http.GetAsync<PipelineRunInfo>(Path(run), cancellation);

    /// <summary>Reads a page of runs, newest first.</summary>
    public Task<PipelineRunList> ListAsync(int limit = 50, string? cursor = null, CancellationToken cancellation = default) =>
        _http.GetAsync<PipelineRunList>($"pipelines/runs?limit={limit}" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"), cancellation);

    /// <summary>Reads a part of the log of a run.</summary>
    public Task<PipelineLog> ReadLogAsync(string run, long offset = 0, int limit = 1000, CancellationToken cancellation = default) =>
        _http.GetAsync<PipelineLog>($"{Path(run)}/log?offset={offset}&limit={limit}", cancellation);

    /// <summary>Asks to cancel a run.</summary>
    public Task<PipelineRunInfo> CancelAsync(string run, CancellationToken cancellation = default) =>
        _http.SendAsync<PipelineRunInfo>(new(HttpMethod.Post, Path(run) + "/cancel"), cancellation);

    /// <summary>The run, again and again, until it is over; the last one is the ended run.</summary>
    public async IAsyncEnumerable<PipelineRunInfo> FollowAsync(string run, TimeSpan interval, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        PipelineRunInfo state = await GetAsync(run, cancellation);
        yield return state;
        while (!state.IsOver)
        {
            await Task.Delay(interval, time, cancellation);
            state = await GetAsync(run, cancellation);
            yield return state;
        }
    }

    private static string Path(string run) => $"pipelines/runs/{Uri.EscapeDataString(run)}";
}
