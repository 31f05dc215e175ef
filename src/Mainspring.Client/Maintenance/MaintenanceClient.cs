using Mainspring.Client.Http;

namespace Mainspring.Client.Maintenance;

/// <summary>What operators do to a workspace. Needs an admin.</summary>
public sealed class MaintenanceClient
{
    private readonly NativeHttp _http;

    internal MaintenanceClient(NativeHttp http) => _http = http;

    /// <summary>Removes for good what was deleted long enough ago, and frees contents that nothing names.</summary>
    public Task<CleaningInfo> CleanAsync(CleaningRequest request, CancellationToken cancellation = default) =>
        _http.SendAsync<CleaningRequest, CleaningInfo>(HttpMethod.Post, "maintenance/gc", request, cancellation);

    /// <summary>A backup of everything, as a tar file that is made while it is read; dispose the stream. Reading fails when the backup could not be finished.</summary>
    public Task<Stream> OpenBackupAsync(CancellationToken cancellation = default) => _http.OpenAsync("maintenance/backup", cancellation);
}
