using System.Text.Json;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Users;
using Mainspring.Server.Hosting;
using Mainspring.Server.Identity.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Identity.Oidc;

/// <summary>Signs people in through the provider: the code flow with PKCE, state and nonce.</summary>
internal sealed class OidcSignIn(
    OidcOptions options, OidcProvider provider, IdentityDirectory directory, SessionStart sessions, RequestAudit audit, TimeProvider time, ILogger<OidcSignIn> logger)
{
    /// <summary>Where the provider sends people back to.</summary>
    public const string ReturnRoute = "/sign-in/provider/return";

    private const string Away = "The sign-in provider does not answer; try again later.";
    private const string Refused = "The sign-in was not completed; try again.";

    /// <summary>The address at the provider to send the browser to; or a sentence why there is none.</summary>
    public async Task<(string? Address, string? Fault)> BeginAsync(HttpContext context, string returnPath)
    {
        try
        {
            OidcProvider.Known known = await provider.FindAsync(context.RequestAborted);
            var attempt = OidcAttempt.New(returnPath);
            context.Response.Cookies.Append(CookieName(context), attempt.ToCookie(), Cookie(context));
            var query = new QueryBuilder
            {
                { "response_type", "code" },
                { "client_id", options.ClientId },
                { "redirect_uri", RedirectFor(context).ToString() },
                { "scope", "openid profile email groups" },
                { "state", attempt.State },
                { "nonce", attempt.Nonce },
                { "code_challenge", attempt.Challenge },
                { "code_challenge_method", "S256" },
            };
            return ($"{known.Authorization}{(known.Authorization.Query.Length > 0 ? '&' : '?')}{query.ToString()[1..]}", null);
        }
        catch (Exception away) when (IsAway(away, context))
        {
            logger.ProviderFailed(away);
            return (null, Away);
        }
    }

    /// <summary>Takes the answer that the browser brings back, and signs its user in.</summary>
    /// <returns>Where to go; or a sentence why nobody was signed in.</returns>
    public async Task<(string? Path, string? Fault)> CompleteAsync(HttpContext context, string state, string code)
    {
        string? cookie = context.Request.Cookies[CookieName(context)];
        context.Response.Cookies.Delete(CookieName(context), Cookie(context));
        if (code.Length == 0 || !OidcAttempt.TryRead(cookie, out OidcAttempt? attempt) || !attempt.IsAnsweredBy(state))
        {
            return (null, Refused);
        }

        try
        {
            if (await ReadAsync(context, attempt, code) is not var (claims, issuer))
            {
                await audit.RecordFailureAsync(context, "provider");
                return (null, Refused);
            }

            return await WelcomeAsync(context, claims, issuer) is { } fault ? (null, fault) : (SafeReturn.Of(attempt.ReturnPath), null);
        }
        catch (Exception away) when (IsAway(away, context))
        {
            logger.ProviderFailed(away);
            return (null, Away);
        }
    }

    private async Task<(JsonElement Claims, string Issuer)?> ReadAsync(HttpContext context, OidcAttempt attempt, string code)
    {
        OidcProvider.Known known = await provider.FindAsync(context.RequestAborted);
        string token = await provider.RedeemAsync(known, code, attempt.Verifier, RedirectFor(context), context.RequestAborted);
        JsonElement? claims = Judge(token, known, attempt) ?? Judge(token, await provider.FindAnewAsync(context.RequestAborted), attempt);
        return claims is { } good ? (good, known.Issuer) : null;
    }

    private JsonElement? Judge(string token, OidcProvider.Known known, OidcAttempt attempt) =>
        IdToken.Read(token, known.Keys, known.Issuer, options.ClientId, attempt.Nonce, time.GetUtcNow());

    private async Task<string?> WelcomeAsync(HttpContext context, JsonElement claims, string issuer)
    {
        if (OidcGuest.Of(claims, issuer, options, time.GetUtcNow()) is not { } guest)
        {
            await audit.RecordFailureAsync(context, IdToken.Text(claims, "preferred_username") ?? "provider");
            return "None of your groups may use this server.";
        }

        IdentityOutcome outcome = await directory.ChangeAsync(state => UserPolicy.Welcome(state, guest), context.RequestAborted);
        if (outcome is not IdentityOutcome.Done done)
        {
            return outcome.Sentence();
        }

        User user = directory.Current.Users.Values.First(known => known.ExternalId == guest.ExternalId);
        if (done.Before != done.After)
        {
            await audit.RecordAsync(context, new Caller.Person(user), done.Before is null ? AuditAction.UserAdded : AuditAction.UserRole, $"user {user.Name}", done.Before, done.After);
        }

        return await sessions.StartAsync(context, user.Name) is var started and not IdentityOutcome.Done ? started.Sentence() : null;
    }

    private static Uri RedirectFor(HttpContext context) => new($"{context.Request.Scheme}://{context.Request.Host}{ReturnRoute}");

    private static bool IsAway(Exception failure, HttpContext context) => failure is HttpRequestException or TaskCanceledException && !context.RequestAborted.IsCancellationRequested;

    private static string CookieName(HttpContext context) => context.Request.IsHttps ? "__Host-mainspring-attempt" : "mainspring-attempt";

    // Lax, since the provider sends the browser back from another site.
    private static CookieOptions Cookie(HttpContext context) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = TimeSpan.FromMinutes(10), IsEssential = true };
}
