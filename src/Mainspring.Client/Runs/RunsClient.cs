using Mainspring.Client.Http;

namespace Mainspring.Client.Runs;

/// <summary>Runs. A run is meant by its id, a beginning of it that no other run shares, or its name.</summary>
public sealed class RunsClient
{
    private readonly NativeHttp _http;

    internal RunsClient(NativeHttp http) => _http = http;

    /// <summary>Starts a run.</summary>
    public Task<RunInfo> StartAsync(RunStart run, CancellationToken cancellation = default) =>
        _http.SendAsync<RunStart, RunInfo>(HttpMethod.Post, "runs", run, cancellation);

    /// <summary>Records parameters, metrics and tags: all of them, or nothing. When the task ends they are on the server's disk.</summary>
    public Task LogAsync(string run, RunEntries entries, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Post, $"{Url(run)}/log", entries, cancellation);

    /// <summary>Records data that a run used.</summary>
    public Task LogInputsAsync(string run, IReadOnlyList<RunInput> inputs, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Post, $"{Url(run)}/inputs", new RunInputList(inputs), cancellation);

    /// <summary>Changes the status or the name of a run.</summary>
    public Task<RunInfo> UpdateAsync(string run, RunUpdate update, CancellationToken cancellation = default) =>
        _http.SendAsync<RunUpdate, RunInfo>(HttpMethod.Patch, Url(run), update, cancellation);

    /// <summary>Reads a run.</summary>
    public Task<RunInfo> GetAsync(string run, CancellationToken cancellation = default) =>
        _http.GetAsync<RunInfo>(Url(run), cancellation);

    /// <summary>Reads a page of runs.</summary>
    public Task<RunList> ListAsync(RunSearch search, CancellationToken cancellation = default) =>
        _http.GetAsync<RunList>($"runs?{search.Query}", cancellation);

    /// <summary>Deletes a run, until it is restored or removed for good.</summary>
    public Task DeleteAsync(string run, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Delete, Url(run), null, cancellation);

    /// <summary>Restores a deleted run, which is meant by its whole id.</summary>
    public Task<RunInfo> RestoreAsync(string run, CancellationToken cancellation = default) =>
        _http.SendAsync<RunInfo>(new(HttpMethod.Post, $"{Url(run)}/restore"), cancellation);

    /// <summary>Moves a run to another experiment.</summary>
    public Task<RunInfo> MoveAsync(string run, RunMove move, CancellationToken cancellation = default) =>
        _http.SendAsync<RunMove, RunInfo>(HttpMethod.Post, $"{Url(run)}/move", move, cancellation);

    /// <summary>Removes a deleted run, which is meant by its whole id, with its files for good.</summary>
    public Task RemoveAsync(string run, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Post, $"{Url(run)}/remove", null, cancellation);

    /// <summary>Reads the points of a metric in the order of steps.</summary>
    public Task<MetricHistory> GetHistoryAsync(string run, string key, CancellationToken cancellation = default) =>
        _http.GetAsync<MetricHistory>($"{Url(run)}/metrics?key={Uri.EscapeDataString(key)}", cancellation);

    /// <summary>Lists the files of a run.</summary>
    public Task<ArtifactList> ListArtifactsAsync(string run, CancellationToken cancellation = default) =>
        _http.GetAsync<ArtifactList>($"{Url(run)}/artifacts", cancellation);

    /// <summary>Adds a file to a run, or replaces the one of that name. The stream is read to its end.</summary>
    public Task<ArtifactInfo> PutArtifactAsync(string run, string path, Stream bytes, CancellationToken cancellation = default) =>
        _http.SendAsync<ArtifactInfo>(new(HttpMethod.Put, ArtifactUrl(run, path)) { Content = new StreamContent(bytes, 1 << 16) }, cancellation);

    /// <summary>Opens a file of a run.</summary>
    public Task<Stream> OpenArtifactAsync(string run, string path, CancellationToken cancellation = default) =>
        _http.OpenAsync(ArtifactUrl(run, path), cancellation);

    private static string Url(string run) => $"runs/{Uri.EscapeDataString(run)}";

    private static string ArtifactUrl(string run, string path) =>
        $"{Url(run)}/artifacts/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
}
