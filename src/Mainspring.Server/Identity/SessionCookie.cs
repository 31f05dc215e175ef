using Mainspring.Lifecycle.Identity;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>The cookie that holds the token of a session. Scripts cannot read it, other sites cannot send it with their forms.</summary>
internal static class SessionCookie
{
    private const string Plain = "mainspring-session";

    // Browsers take a cookie of this name from this very host over TLS only.
    private const string Secure = "__Host-mainspring-session";

    /// <summary>The hash of the token that the browser sent, or null.</summary>
    public static TokenHash? Read(HttpRequest request) =>
        request.Cookies.TryGetValue(NameFor(request), out string? token) && token.Length > 0 ? TokenHash.Of(token) : null;

    /// <summary>Gives the browser a token.</summary>
    public static void Write(HttpContext context, string token, DateTimeOffset expiresAt) =>
        context.Response.Cookies.Append(NameFor(context.Request), token, Options(context.Request, expiresAt));

    /// <summary>Takes it back.</summary>
    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request), Options(context.Request, null));

    private static string NameFor(HttpRequest request) => request.IsHttps ? Secure : Plain;

    private static CookieOptions Options(HttpRequest request, DateTimeOffset? expiresAt) =>
        new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", Expires = expiresAt, IsEssential = true };
}
