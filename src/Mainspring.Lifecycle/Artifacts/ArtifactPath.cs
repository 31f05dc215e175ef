using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Mainspring.Lifecycle.Artifacts;

/// <summary>
/// The name of an artefact within a run, a model version or a data set: segments divided by <c>/</c>. It is a key, never a path of
/// the file system; it is nevertheless kept such that it can be unpacked into a folder and stays below it.
/// </summary>
/// <remarks>
/// Refused are: empty segments (so also a leading or closing slash), <c>.</c> and <c>..</c>, segments of dots and spaces only, a
/// backslash, control and invisible characters, half surrogates, and a colon in the first segment (a drive or a scheme). A percent
/// sign is itself, as clients put it into names of images; but a segment is refused that any number of further decodings would turn
/// into several, into <c>.</c> or <c>..</c>, or into a line of its own: somebody encoded it twice, to hide that from a decoding.
/// </remarks>
public sealed partial record ArtifactPath : IParsable<ArtifactPath>
{
    private const int LongestPathInBytes = 2400;
    private const int LongestSegmentInBytes = 255;
    private const int MostSegments = 80;

    private ArtifactPath(string value) => Value = value;

    /// <summary>The path, as <c>model/model.json</c>.</summary>
    public string Value { get; }

    /// <summary>The last segment.</summary>
    public string FileName => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">It is refused; the message says why.</exception>
    public static ArtifactPath Parse(string? text) =>
        TryParse(text, out ArtifactPath? path, out string? fault) ? path : throw new FormatException(fault);

    /// <summary>Reads a path that was decoded once, or says in one sentence why it is refused.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ArtifactPath? path, [NotNullWhen(false)] out string? fault)
    {
        fault = FindFault(text ?? "");
        path = fault is null ? new(text!) : null;
        return fault is null;
    }

    /// <inheritdoc/>
    static ArtifactPath IParsable<ArtifactPath>.Parse(string text, IFormatProvider? provider) => Parse(text);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, [MaybeNullWhen(false)] out ArtifactPath result) => TryParse(text, out result, out _);

    /// <summary>This path below another one.</summary>
    /// <exception cref="FormatException">Together they are too long.</exception>
    public ArtifactPath Below(ArtifactPath folder) => Parse($"{folder.Value}/{Value}");

    /// <summary>Whether this path is the given one, or lies below it.</summary>
    public bool IsWithin(ArtifactPath folder) =>
        Value == folder.Value || (Value.Length > folder.Value.Length && Value[folder.Value.Length] == '/' && Value.StartsWith(folder.Value, StringComparison.Ordinal));

    /// <summary>What follows a folder that this path lies below.</summary>
    /// <exception cref="ArgumentException">It does not lie below that folder.</exception>
    public ArtifactPath RelativeTo(ArtifactPath folder) => Value != folder.Value && IsWithin(folder)
        ? new(Value[(folder.Value.Length + 1)..])
        : throw new ArgumentException($"'{Value}' does not lie below '{folder.Value}'.", nameof(folder));

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string? FindFault(string text)
    {
        if (text.Length == 0)
        {
            return "The artefact path is empty.";
        }

        if (NameRules.FindFault(text, LongestPathInBytes) is { } unfit)
        {
            return $"The artefact path {unfit}.";
        }

        // The name is a key of an index, whose entries have bounds.
        if (Encoding.UTF8.GetByteCount(text) is > LongestPathInBytes and int bytes)
        {
            return $"The artefact path has {bytes} bytes; at most {LongestPathInBytes} are allowed.";
        }

        if (text.Contains('\\'))
        {
            return "The artefact path contains '\\'; segments are divided by '/'.";
        }

        string[] segments = text.Split('/');
        return segments.Length > MostSegments
            ? $"The artefact path has {segments.Length} segments; at most {MostSegments} are allowed."
            : segments[0].Contains(':') ? $"The artefact path starts with '{segments[0]}', which reads as a drive or a scheme; it must be relative."
            : segments.Select(FaultOfSegment).FirstOrDefault(fault => fault is not null);
    }

    private static string? FaultOfSegment(string segment) => segment switch
    {
        "" => "The artefact path has an empty segment; it must not start or end with '/', nor hold '//'.",
        _ when segment.All(c => c is '.' or ' ') => $"The artefact path has the segment '{segment}'; it must name its parts without '.' and '..'.",
        _ when segment.Contains('%') && HidesMore(segment) => $"The segment '{segment}' of the artefact path is encoded twice; write it as it is.",
        _ when Encoding.UTF8.GetByteCount(segment) > LongestSegmentInBytes => $"A segment of the artefact path is longer than {LongestSegmentInBytes} bytes.",
        _ => null,
    };

    /// <summary>Dots and dividers in encodings that no standard knows, which some programs decode all the same.</summary>
    [GeneratedRegex("%(c[01]|e0%80|f0%80|u(00(00|2e|2f|5c)|ff0e|ff0f|ff3c|221[56]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Unorthodox { get; }

    private static bool HidesMore(string segment)
    {
        string plain = segment;
        for (string decoded = Uri.UnescapeDataString(plain); decoded != plain; decoded = Uri.UnescapeDataString(plain))
        {
            plain = decoded;
        }

        return plain.AsSpan().IndexOfAny("/\\\0\r\n") >= 0 || plain.All(c => c is '.' or ' ') || Unorthodox.IsMatch(plain);
    }
}
