using System.Globalization;
using Mainspring.Client.Http;

namespace Mainspring.Client.Releases;

/// <summary>Tries candidates beside champions, promotes them and takes them back.</summary>
public sealed class ReleasesClient
{
    private readonly NativeHttp _http;

    internal ReleasesClient(NativeHttp http) => _http = http;

    /// <summary>Releases, newest first.</summary>
    /// <param name="endpoint">Only those of this endpoint; null for all.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cursor">The <see cref="ReleaseList.NextCursor"/> of the page before; null for the newest.</param>
    /// <param name="cancellation">Ends the request.</param>
    public Task<ReleaseList> ListAsync(string? endpoint = null, int limit = 50, string? cursor = null, CancellationToken cancellation = default) => _http.GetAsync<ReleaseList>(
        (endpoint is null ? "releases" : $"endpoints/{Uri.EscapeDataString(endpoint)}/releases") + string.Create(CultureInfo.InvariantCulture, $"?limit={limit}") + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)),
        cancellation);

    /// <summary>What the evidence says now, with what each look saw.</summary>
    public Task<DecisionInfo> DecisionAsync(string endpoint, CancellationToken cancellation = default) =>
        _http.GetAsync<DecisionInfo>($"endpoints/{Uri.EscapeDataString(endpoint)}/decision", cancellation);

    /// <summary>Begins to try a version beside the champion.</summary>
    public Task<ReleaseInfo> StartAsync(string endpoint, ReleaseRequest request, CancellationToken cancellation = default) =>
        _http.SendAsync<ReleaseRequest, ReleaseInfo>(HttpMethod.Post, $"endpoints/{Uri.EscapeDataString(endpoint)}/releases", request, cancellation);

    /// <summary>Looks at the evidence now and does what the plan says.</summary>
    public Task<ReleaseInfo> LookAsync(string endpoint, string release, CancellationToken cancellation = default) => ActAsync(endpoint, release, "look", null, cancellation);

    /// <summary>Makes the candidate champion.</summary>
    public Task<ReleaseInfo> PromoteAsync(string endpoint, string release, CancellationToken cancellation = default) => ActAsync(endpoint, release, "promote", null, cancellation);

    /// <summary>Takes the candidate out of the traffic.</summary>
    public Task<ReleaseInfo> RejectAsync(string endpoint, string release, string? reason = null, CancellationToken cancellation = default) => ActAsync(endpoint, release, "reject", reason, cancellation);

    /// <summary>Takes back what was released last: the candidate that is being tried, else the champion.</summary>
    public Task<ReleaseInfo> RollBackAsync(string endpoint, string? reason = null, CancellationToken cancellation = default) =>
        _http.SendAsync<ReleaseReason, ReleaseInfo>(HttpMethod.Post, $"endpoints/{Uri.EscapeDataString(endpoint)}/rollback", new(reason), cancellation);

    private Task<ReleaseInfo> ActAsync(string endpoint, string release, string act, string? reason, CancellationToken cancellation) => _http.SendAsync<ReleaseReason, ReleaseInfo>(
        HttpMethod.Post, $"endpoints/{Uri.EscapeDataString(endpoint)}/releases/{Uri.EscapeDataString(release)}/{act}", new(reason), cancellation);
}
