using System.Net.Http.Headers;
using Mainspring.Client.Http;

namespace Mainspring.Client.Datasets;

/// <summary>Data sets and their versions.</summary>
public sealed class DatasetsClient
{
    private readonly NativeHttp _http;

    internal DatasetsClient(NativeHttp http) => _http = http;

    /// <summary>Adds a file as the next version of a data set. The server reads it before it answers.</summary>
    /// <param name="name">The data set; made when there is none.</param>
    /// <param name="fileName">What the file is called; its ending tells the format.</param>
    /// <param name="bytes">The file, read once.</param>
    /// <param name="origin">Where the file came from, without secrets; null to leave it open.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ServerException">The file is faulty; each fault is one error of the problem.</exception>
    public Task<DatasetVersionInfo> AddAsync(string name, string fileName, Stream bytes, string? origin = null, CancellationToken cancellation = default)
    {
        var content = new StreamContent(bytes, 1 << 18);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return _http.SendAsync<DatasetVersionInfo>(new(HttpMethod.Post, $"{Url(name)}/versions?file={Uri.EscapeDataString(fileName)}{(origin is null ? "" : $"&origin={Uri.EscapeDataString(origin)}")}") { Content = content }, cancellation);
    }

    /// <summary>Reads a page of data sets by name.</summary>
    public Task<DatasetList> ListAsync(int limit = 100, string? cursor = null, CancellationToken cancellation = default) =>
        _http.GetAsync<DatasetList>($"datasets?limit={limit}{Cursor(cursor)}", cancellation);

    /// <summary>Finds the versions with some bytes, newest first.</summary>
    /// <param name="sha256">The SHA-256 of the bytes, or the first eight or more digits of it.</param>
    /// <param name="limit">How many at most, 1 to 1000.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<DatasetList> FindByContentAsync(string sha256, int limit = 100, CancellationToken cancellation = default) =>
        _http.GetAsync<DatasetList>($"datasets?sha256={Uri.EscapeDataString(sha256)}&limit={limit}", cancellation);

    /// <summary>Reads a page of versions, newest first.</summary>
    public Task<DatasetVersionList> ListVersionsAsync(string name, int limit = 100, string? cursor = null, CancellationToken cancellation = default) =>
        _http.GetAsync<DatasetVersionList>($"{Url(name)}/versions?limit={limit}{Cursor(cursor)}", cancellation);

    /// <summary>Reads a version with its profile.</summary>
    /// <param name="name">The data set.</param>
    /// <param name="version">Its number, or <c>latest</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<DatasetVersionInfo> GetAsync(string name, string version = "latest", CancellationToken cancellation = default) =>
        _http.GetAsync<DatasetVersionInfo>($"{Url(name)}/versions/{Uri.EscapeDataString(version)}", cancellation);

    /// <summary>Opens the file of a version.</summary>
    public Task<Stream> OpenFileAsync(string name, string version, CancellationToken cancellation = default) =>
        _http.OpenAsync($"{Url(name)}/versions/{Uri.EscapeDataString(version)}/file", cancellation);

    private static string Url(string name) => $"datasets/{Uri.EscapeDataString(name)}";

    private static string Cursor(string? cursor) => cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
}
