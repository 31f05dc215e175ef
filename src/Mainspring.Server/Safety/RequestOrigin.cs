using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Safety;

/// <summary>Where a request of a browser comes from.</summary>
internal static class RequestOrigin
{
    /// <summary>Whether a method may change something. Whatever is not known to be safe is not.</summary>
    public static bool IsUnsafe(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    /// <summary>Whether a page of another origin sent it.</summary>
    public static bool IsForeign(HttpRequest request) =>
        (SiteOf(request) is { } site && site is not ("same-origin" or "none")) || (OriginOf(request) is { } origin && !IsOurs(origin, request));

    /// <summary>Whether the browser vouches that a page of ours sent it. Programs say nothing about it.</summary>
    public static bool IsOwn(HttpRequest request) => (SiteOf(request) is not null || OriginOf(request) is not null) && !IsForeign(request);

    private static string? SiteOf(HttpRequest request) => request.Headers["Sec-Fetch-Site"] is [{ } site, ..] ? site : null;

    private static string? OriginOf(HttpRequest request) => request.Headers.Origin is [{ } origin, ..] ? origin : null;

    private static bool IsOurs(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
