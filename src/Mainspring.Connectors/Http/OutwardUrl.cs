using System.Diagnostics.CodeAnalysis;

namespace Mainspring.Connectors.Http;

/// <summary>A URL that somebody gave for this server to call: http or https, with a host and without a user.</summary>
/// <remarks>What it looks like says nothing of where it leads; <see cref="GuardedHttp"/> judges that when it connects.</remarks>
public sealed record OutwardUrl
{
    private const int Longest = 2048;

    private OutwardUrl(Uri value) => Value = value;

    /// <summary>The URL.</summary>
    public Uri Value { get; }

    /// <summary>Reads a URL, or says in one sentence why it is refused.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OutwardUrl? url, [NotNullWhen(false)] out string? fault)
    {
        fault = FindFault(text ?? "", out Uri? uri);
        url = fault is null ? new(uri!) : null;
        return fault is null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.AbsoluteUri;

    private static string? FindFault(string text, out Uri? uri)
    {
        uri = null;
        return text switch
        {
            "" => "The URL is empty.",
            { Length: > Longest } => $"The URL has {text.Length} characters; at most {Longest} are allowed.",
            _ when text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c) || c == '\\') => "The URL contains white space, a backslash or a character that does not belong into one.",
            _ when !Uri.TryCreate(text, UriKind.Absolute, out uri) => "The URL cannot be read; write it as https://host/path.",
            _ when uri.Scheme is not ("http" or "https") => $"The URL starts with '{uri.Scheme}:'; only http and https can be called.",
            _ when uri.UserInfo.Length > 0 || text.Split('/', 4)[2].Contains('@') => "The URL names a user; leave out what stands before '@'.",
            _ when uri.Host.Length == 0 || uri.Port == 0 => "The URL names no host or no port that could be called.",
            _ => null,
        };
    }
}
