using Mainspring.Client.Http;

namespace Mainspring.Client.Runs;

/// <summary>Runs and experiments. A run is meant by its id, a beginning of it that no other run shares, or its name.</summary>
public sealed class RunsClient
{
    private readonly NativeHttp _http;

    internal RunsClient(NativeHttp http) => _http = http;

    /// <summary>Starts a run.</summary>
    public Task<RunInfo> StartAsync(RunStart run, CancellationToken cancellation = default) =>
        _http.SendAsync<RunStart, RunInfo>(HttpMethod.Post, "runs", run, cancellation);

    /// <summary>Records parameters, metrics and tags: all of them, or nothing. When the task ends they are on the server's disk.</summary>
    public Task LogAsync(string run, RunEntries entries, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Post, $"runs/{Uri.EscapeDataString(run)}/log", entries, cancellation);

    /// <summary>Records data that a run used.</summary>
    public Task LogInputsAsync(string run, IReadOnlyList<RunInput> inputs, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Post, $"runs/{Uri.EscapeDataString(run)}/inputs", new RunInputList(inputs), cancellation);

    /// <summary>Changes the status or the name of a run.</summary>
    public Task<RunInfo> UpdateAsync(string run, RunUpdate update, CancellationToken cancellation = default) =>
        _http.SendAsync<RunUpdate, RunInfo>(HttpMethod.Patch, $"runs/{Uri.EscapeDataString(run)}", update, cancellation);

    /// <summary>Reads a run.</summary>
    public Task<RunInfo> GetAsync(string run, CancellationToken cancellation = default) =>
        _http.GetAsync<RunInfo>($"runs/{Uri.EscapeDataString(run)}", cancellation);

    /// <summary>Reads a page of runs, newest first.</summary>
    /// <param name="experiment">The name of an experiment, or null for all.</param>
    /// <param name="limit">How many runs at most, 1 to 1000.</param>
    /// <param name="cursor">The cursor of the page before, or null for the first page.</param>
    public Task<RunList> ListAsync(string? experiment = null, int limit = 100, string? cursor = null, CancellationToken cancellation = default) =>
        _http.GetAsync<RunList>(
            $"runs?limit={limit}" + (experiment is null ? "" : $"&experiment={Uri.EscapeDataString(experiment)}") + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"),
            cancellation);

    /// <summary>Reads the points of a metric in the order of steps.</summary>
    public Task<MetricHistory> GetHistoryAsync(string run, string key, CancellationToken cancellation = default) =>
        _http.GetAsync<MetricHistory>($"runs/{Uri.EscapeDataString(run)}/metrics?key={Uri.EscapeDataString(key)}", cancellation);

    /// <summary>Lists the files of a run.</summary>
    public Task<ArtifactList> ListArtifactsAsync(string run, CancellationToken cancellation = default) =>
        _http.GetAsync<ArtifactList>($"runs/{Uri.EscapeDataString(run)}/artifacts", cancellation);

    /// <summary>Adds a file to a run, or replaces the one of that name. The stream is read to its end.</summary>
    public Task<ArtifactInfo> PutArtifactAsync(string run, string path, Stream bytes, CancellationToken cancellation = default) =>
        _http.SendAsync<ArtifactInfo>(new(HttpMethod.Put, ArtifactUrl(run, path)) { Content = new StreamContent(bytes, 1 << 16) }, cancellation);

    /// <summary>Opens a file of a run.</summary>
    public Task<Stream> OpenArtifactAsync(string run, string path, CancellationToken cancellation = default) =>
        _http.OpenAsync(ArtifactUrl(run, path), cancellation);

    /// <summary>Lists the experiments.</summary>
    public Task<ExperimentList> ListExperimentsAsync(CancellationToken cancellation = default) =>
        _http.GetAsync<ExperimentList>("experiments", cancellation);

    private static string ArtifactUrl(string run, string path) =>
        $"runs/{Uri.EscapeDataString(run)}/artifacts/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
}
