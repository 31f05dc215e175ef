using Mainspring.Client.Http;

namespace Mainspring.Client.Models;

/// <summary>Models, their versions and aliases. A version is meant by its number, an alias, or <c>latest</c>.</summary>
public sealed class ModelsClient
{
    private readonly NativeHttp _http;

    internal ModelsClient(NativeHttp http) => _http = http;

    /// <summary>Makes files of a run the next version of a model.</summary>
    public Task<ModelVersionInfo> RegisterAsync(string model, VersionRegistration registration, CancellationToken cancellation = default) =>
        _http.SendAsync<VersionRegistration, ModelVersionInfo>(HttpMethod.Post, $"{Url(model)}/versions", registration, cancellation);

    /// <summary>Reads a page of models, by name.</summary>
    public Task<ModelList> ListAsync(int limit = 100, string? cursor = null, CancellationToken cancellation = default) =>
        _http.GetAsync<ModelList>($"models?limit={limit}{Cursor(cursor)}", cancellation);

    /// <summary>Reads a model.</summary>
    public Task<ModelInfo> GetAsync(string model, CancellationToken cancellation = default) =>
        _http.GetAsync<ModelInfo>(Url(model), cancellation);

    /// <summary>Reads a page of versions, newest first.</summary>
    public Task<VersionList> ListVersionsAsync(string model, int limit = 100, string? cursor = null, CancellationToken cancellation = default) =>
        _http.GetAsync<VersionList>($"{Url(model)}/versions?limit={limit}{Cursor(cursor)}", cancellation);

    /// <summary>Reads a version.</summary>
    public Task<ModelVersionInfo> GetVersionAsync(string model, string version, CancellationToken cancellation = default) =>
        _http.GetAsync<ModelVersionInfo>($"{Url(model)}/versions/{Uri.EscapeDataString(version)}", cancellation);

    /// <summary>Opens a file of a version.</summary>
    public Task<Stream> OpenFileAsync(string model, string version, string path, CancellationToken cancellation = default) =>
        _http.OpenAsync($"{Url(model)}/versions/{Uri.EscapeDataString(version)}/files/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}", cancellation);

    /// <summary>Renames, describes or tags a model.</summary>
    public Task<ModelInfo> UpdateAsync(string model, ModelUpdate update, CancellationToken cancellation = default) =>
        _http.SendAsync<ModelUpdate, ModelInfo>(HttpMethod.Patch, Url(model), update, cancellation);

    /// <summary>Describes or tags a version, or changes its stage.</summary>
    public Task<ModelVersionInfo> UpdateVersionAsync(string model, string version, VersionUpdate update, CancellationToken cancellation = default) =>
        _http.SendAsync<VersionUpdate, ModelVersionInfo>(HttpMethod.Patch, $"{Url(model)}/versions/{Uri.EscapeDataString(version)}", update, cancellation);

    /// <summary>Deletes a model with its versions and aliases.</summary>
    public Task DeleteAsync(string model, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Delete, Url(model), null, cancellation);

    /// <summary>Deletes a version and its aliases.</summary>
    public Task DeleteVersionAsync(string model, string version, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Delete, $"{Url(model)}/versions/{Uri.EscapeDataString(version)}", null, cancellation);

    /// <summary>Sets or moves an alias.</summary>
    public Task<AliasInfo> MoveAliasAsync(string model, string alias, AliasTarget target, CancellationToken cancellation = default) =>
        _http.SendAsync<AliasTarget, AliasInfo>(HttpMethod.Put, $"{Url(model)}/aliases/{Uri.EscapeDataString(alias)}", target, cancellation);

    /// <summary>Removes an alias; if a version is expected, only while it points there.</summary>
    public Task<AliasInfo> RemoveAliasAsync(string model, string alias, int? expected = null, CancellationToken cancellation = default) =>
        _http.SendAsync<AliasInfo>(new(HttpMethod.Delete, $"{Url(model)}/aliases/{Uri.EscapeDataString(alias)}" + (expected is null ? "" : $"?expected={expected}")), cancellation);

    private static string Url(string model) => $"models/{Uri.EscapeDataString(model)}";

    private static string Cursor(string? cursor) => cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
}
