using Mainspring.Client.Http;

namespace Mainspring.Client.Identity;

/// <summary>The audit log. Needs an admin.</summary>
public sealed class AuditClient
{
    private readonly NativeHttp _http;

    internal AuditClient(NativeHttp http) => _http = http;

    /// <summary>Reads a page, newest first.</summary>
    /// <param name="limit">How many entries at most.</param>
    /// <param name="cursor">Where to go on, or null for the newest.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<AuditPage> ListAsync(int limit = 100, string? cursor = null, CancellationToken cancellation = default) =>
        _http.GetAsync<AuditPage>($"audit?limit={limit}{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}", cancellation);

    /// <summary>Checks that every entry follows the one before.</summary>
    public Task<AuditVerification> VerifyAsync(CancellationToken cancellation = default) => _http.GetAsync<AuditVerification>("audit/verify", cancellation);

    /// <summary>The whole log, one line of JSON for each entry; dispose the stream.</summary>
    public Task<Stream> ExportAsync(CancellationToken cancellation = default) => _http.OpenAsync("audit/export", cancellation);
}
