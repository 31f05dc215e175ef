using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Registry;

/// <summary>
/// Where the files of a version are, read from what a client wrote. The server takes files from its own artefact tree only; a source
/// that names another place is a note, which it never opens.
/// </summary>
public abstract record VersionSource
{
    private const int LongestSource = 2000;

    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    private VersionSource()
    {
    }

    /// <summary><c>mlflow-artifacts:/KEY</c>: a folder of the artefact tree.</summary>
    public sealed record Folder(ArtifactPath Key) : VersionSource;

    /// <summary><c>runs:/RUN/PATH</c>: a folder of a run, or all of its files.</summary>
    public sealed record OfRun(RunId Run, ArtifactPath? Path) : VersionSource;

    /// <summary><c>models:/m-…</c>: a logged model.</summary>
    public sealed record OfLoggedModel(string ModelId) : VersionSource;

    /// <summary><c>models:/NAME/VERSION</c> or <c>models:/NAME@ALIAS</c>: another version.</summary>
    public sealed record OfVersion(string Model, VersionReference Version) : VersionSource;

    /// <summary>A word, or an address of another system.</summary>
    public sealed record Note : VersionSource;

    /// <summary>Reads a source, or says in one sentence why it is refused.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out VersionSource? source, [NotNullWhen(false)] out string? fault)
    {
        fault = FindDanger(text);
        source = fault is null ? Read(text, out fault) : null;
        return source is not null;
    }

    private static VersionSource? Read(string text, out string? fault)
    {
        fault = null;
        (string? scheme, string rest) = Divide(text);
        switch (scheme)
        {
            case null:
                return text.Contains('/') ? Refuse($"The source '{text}' reads as a path of a file system; the server takes files from its artefact store only.", out fault) : new Note();
            case { Length: 1 }:
                return Refuse($"The source '{text}' names a drive; the server takes files from its artefact store only.", out fault);
            case "file" or "jar" or "local" or "unix" or "smb" or "nfs":
                return Refuse($"The source '{text}' names a place in a file system; the server takes files from its artefact store only.", out fault);
            case "javascript" or "vbscript" or "data":
                return Refuse($"The source '{text}' is run by browsers and names no place.", out fault);
            case "mlflow-artifacts" when !HasHost(rest):
                return ReadKey(rest, out fault) is { } key ? new Folder(key) : null;
            case "runs":
                return ReadRun(rest, out fault);
            case "models":
                return ReadModel(rest, out fault);
            default:
                return new Note();
        }
    }

    /// <summary>Decoding may go on in whoever reads the source later, so nothing that any number of decodings brings out may climb.</summary>
    private static string? FindDanger(string text)
    {
        if (NameRules.FindFault(text, LongestSource) is { } unfit)
        {
            return $"The source {unfit}.";
        }

        string plain = text;
        for (string decoded = Uri.UnescapeDataString(plain); decoded != plain; decoded = Uri.UnescapeDataString(plain))
        {
            plain = decoded;
        }

        return plain.Contains('\\') ? $"The source '{text}' contains a backslash; its parts are divided by '/'."
            : plain.Any(char.IsControl) ? $"The source '{text}' contains a control character."
            : plain.StartsWith('~') || plain.StartsWith('/') || plain.Split('/', '?', '#', '&', '=', ';').Any(part => part is "." or "..")
                ? $"The source '{text}' is a path of a file system, or climbs by '..'; name a folder of the artefact store in full."
            : null;
    }

    private static (string? Scheme, string Below) Divide(string text) =>
        text.IndexOf(':') is > 0 and int colon && char.IsAsciiLetter(text[0]) && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0
            ? (text[..colon].ToLowerInvariant(), text[(colon + 1)..])
            : (null, text);

    private static ArtifactPath? ReadKey(string rest, out string? fault)
    {
        string key = rest.TrimStart('/').TrimEnd('/');
        if (key.Contains('%'))
        {
            fault = $"The source holds '{key}'; write its parts as they are, not encoded.";
            return null;
        }

        if (key.IndexOfAny(['?', '#', ';']) is >= 0 and int at)
        {
            fault = $"The source holds '{key}' with a '{key[at]}', behind which some programs read something else; name the folder without it.";
            return null;
        }

        return ArtifactPath.TryParse(key, out ArtifactPath? path, out fault) ? path : null;
    }

    private static OfRun? ReadRun(string rest, out string? fault)
    {
        string[] parts = rest.TrimStart('/').Split('/', 2);
        if (!RunId.TryParse(parts[0], out RunId? run))
        {
            fault = $"'{parts[0]}' is not the id of a run; write runs:/RUN_ID/path.";
            return null;
        }

        ArtifactPath? path = null;
        fault = null;
        return parts is [_, { Length: > 0 } below] && (path = ReadKey(below, out fault)) is null ? null : new(run, path);
    }

    private static VersionSource? ReadModel(string rest, out string? fault)
    {
        string name = rest.TrimStart('/').TrimEnd('/');
        if (name is ['m', '-', .. { Length: 32 } digits] && digits.All(char.IsAsciiHexDigitLower))
        {
            fault = null;
            return new OfLoggedModel(name);
        }

        int divider = name.LastIndexOfAny(['/', '@']);
        if (divider > 0 && RegistryRules.FindFaultInName(name[..divider]) is null && VersionReference.TryParse(name[(divider + 1)..], out VersionReference? version, out fault))
        {
            return new OfVersion(name[..divider], version);
        }

        return Refuse($"'models:/{name}' names no version; write models:/NAME/VERSION, models:/NAME@ALIAS, or models:/ and the id of a logged model.", out fault);
    }

    private static bool HasHost(string rest) => rest.StartsWith("//", StringComparison.Ordinal) && rest is not ['/', '/', '/', ..];

    private static VersionSource? Refuse(string why, out string? fault)
    {
        fault = why;
        return null;
    }
}
