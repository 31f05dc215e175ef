using System.Diagnostics.CodeAnalysis;

namespace Mainspring.Lifecycle.Artifacts;

/// <summary>The SHA-256 of an artefact's bytes, by which the store knows it.</summary>
public sealed record ContentHash
{
    private const int Length = 64;
    private const int ShortestBeginning = 8;

    private ContentHash(string value) => Value = value;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Value { get; }

    /// <summary>Takes the 32 bytes of a digest.</summary>
    public static ContentHash Of(ReadOnlySpan<byte> digest) => digest.Length == Length / 2
        ? new(Convert.ToHexStringLower(digest))
        : throw new ArgumentException($"A SHA-256 has 32 bytes, not {digest.Length}.", nameof(digest));

    /// <summary>Reads 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static ContentHash Parse(string? text) =>
        TryParse(text, out ContentHash? hash) ? hash : throw new FormatException($"'{text}' is not a SHA-256 in 64 lower-case hexadecimal digits.");

    /// <summary>Reads 64 lower-case hexadecimal digits.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ContentHash? hash)
    {
        hash = text is { Length: Length } && text.All(char.IsAsciiHexDigitLower) ? new(text) : null;
        return hash is not null;
    }

    /// <summary>Whether a text can be the beginning of a hash by which somebody means one: 8 to 64 lower-case hexadecimal digits.</summary>
    public static bool IsBeginning(string text) => text.Length is >= ShortestBeginning and <= Length && text.All(char.IsAsciiHexDigitLower);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
