using System.Text;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Lifecycle.Identity.Sessions;
using Mainspring.Lifecycle.Identity.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Mainspring.Server.Identity;

/// <summary>
/// Finds out who makes a request: by a key as Bearer token or as the password of basic authentication, by name and password, or by the session of
/// a browser. A key costs one hash and one look into a dictionary.
/// </summary>
internal sealed class Authenticator(IdentityDirectory directory, LocalKey local, KeyUse use, PasswordCheck passwords, SignInLimiter limiter, TimeProvider time)
{
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    /// <summary>Who it is, by the credentials that the request carries. Wrong ones are wrong even beside a good session.</summary>
    public ValueTask<SignIn> AuthenticateAsync(HttpContext context)
    {
        StringValues header = context.Request.Headers.Authorization;
        if (header.Count == 0)
        {
            return ValueTask.FromResult(OfSession(context.Request));
        }

        string value = header.Count == 1 ? header[0] ?? "" : "";
        return value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? ValueTask.FromResult(OfKey(value.AsSpan(Bearer.Length).Trim(), context))
            : value.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? OfBasicAsync(value[Basic.Length..].Trim(), context)
            : ValueTask.FromResult(Refuse(context, "?"));
    }

    private SignIn OfSession(HttpRequest request)
    {
        IdentityState state = directory.Current;
        return SessionCookie.Read(request) is { } token
            && state.Sessions.TryGetValue(token, out Session? session) && time.GetUtcNow() < session.ExpiresAt
            && state.Users.TryGetValue(session.User, out User? user)
                ? new SignIn.Known(new Caller.Person(user), session)
                : SignIn.Nothing;
    }

    private SignIn OfKey(ReadOnlySpan<char> text, HttpContext context) => Find(text, context) is { } caller ? new SignIn.Known(caller) : Refuse(context, "key");

    private Caller? Find(ReadOnlySpan<char> text, HttpContext context)
    {
        if (!ApiKeyText.TryReadId(text, out ReadOnlySpan<char> id))
        {
            return null;
        }

        if (id.SequenceEqual(LocalKey.Id))
        {
            return local.Matches(text, context.Connection) ? Callers.Local : null;
        }

        IdentityState state = directory.Current;
        if (!state.Keys.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out ApiKey? key) || !key.Hash.Matches(TokenHash.Of(text)) || !key.IsLive(time.GetUtcNow()))
        {
            return null;
        }

        User? owner = null;
        if (key.Owner is { } name && !state.Users.TryGetValue(name, out owner))
        {
            return null;
        }

        use.Note(key.Id);
        return new Caller.Program(key, owner);
    }

    private ValueTask<SignIn> OfBasicAsync(string encoded, HttpContext context)
    {
        if (Decode(encoded) is not (var name, { Length: > 0 } password))
        {
            return ValueTask.FromResult(Refuse(context, "?"));
        }

        return password.StartsWith(ApiKeyText.Prefix, StringComparison.Ordinal)
            ? ValueTask.FromResult(OfKey(password, context))
            : passwords.CheckAsync(UserRules.Spell(name), password, context.Connection.RemoteIpAddress, context.RequestAborted);
    }

    private SignIn Refuse(HttpContext context, string name) =>
        limiter.Count(context.Connection.RemoteIpAddress, name) is { } wait ? new SignIn.TooMany(wait) : new SignIn.Wrong(name);

    private static (string Name, string Password)? Decode(string encoded)
    {
        byte[] bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out int length))
        {
            return null;
        }

        string text = Encoding.UTF8.GetString(bytes, 0, length);
        int colon = text.IndexOf(':');
        return colon < 0 ? null : (text[..colon], text[(colon + 1)..]);
    }
}
