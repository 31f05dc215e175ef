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

    /// <summary>Adds a folder as the next version of a data set. Files that the newest version has are not sent.</summary>
    /// <param name="name">The data set; made when there is none.</param>
    /// <param name="folderName">What the folder is called.</param>
    /// <param name="folder">Where it is.</param>
    /// <param name="files">Its files with their hashes.</param>
    /// <param name="origin">Where they came from, without secrets; null to leave it open.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ServerException">The folder is faulty; each fault is one error of the problem.</exception>
    public async Task<DatasetVersionInfo> AddFolderAsync(string name, string folderName, string folder, IReadOnlyList<DatasetFileInfo> files, string? origin = null, CancellationToken cancellation = default)
    {
        IReadOnlySet<string> there = await NewestFilesAsync(name, cancellation);
        string query = $"folder={Uri.EscapeDataString(folderName)}{(origin is null ? "" : $"&origin={Uri.EscapeDataString(origin)}")}";
        return await _http.SendAsync<DatasetVersionInfo>(new(HttpMethod.Post, $"{Url(name)}/folders?{query}") { Content = new FolderContent(folder, files, there) }, cancellation);
    }

    /// <summary>Lists the files of a version that is a folder.</summary>
    public Task<DatasetFileList> ListFilesAsync(string name, int version, CancellationToken cancellation = default) =>
        _http.GetAsync<DatasetFileList>($"{Url(name)}/versions/{version}/files", cancellation);

    /// <summary>Opens a file of a version that is a folder.</summary>
    public Task<Stream> OpenFileAsync(string name, int version, string path, CancellationToken cancellation = default) =>
        _http.OpenAsync($"{Url(name)}/versions/{version}/files/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}", cancellation);

    private async Task<IReadOnlySet<string>> NewestFilesAsync(string name, CancellationToken cancellation)
    {
        try
        {
            DatasetVersionInfo newest = (await ListVersionsAsync(name, 1, cancellation: cancellation)).Versions[0];
            return newest.Files is null ? new HashSet<string>() : (await ListFilesAsync(name, newest.Version, cancellation)).Files.Select(file => file.Sha256).ToHashSet();
        }
        catch (ServerException missing) when (missing.Problem.Status == 404)
        {
            return new HashSet<string>();
        }
    }

    private static string Url(string name) => $"datasets/{Uri.EscapeDataString(name)}";

    private static string Cursor(string? cursor) => cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
}
