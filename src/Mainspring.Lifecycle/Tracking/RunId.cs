using System.Diagnostics.CodeAnalysis;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>The identity of a run, in 32 lower-case hexadecimal digits.</summary>
public sealed record RunId
{
    private const int Length = 32;

    private RunId(string value) => Value = value;

    /// <summary>The 32 digits.</summary>
    public string Value { get; }

    /// <summary>An identity that nobody can guess.</summary>
    public static RunId New() => new(Guid.NewGuid().ToString("N"));

    /// <summary>Reads an identity.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static RunId Parse(string? text) =>
        TryParse(text, out RunId? id) ? id : throw new FormatException($"'{text}' is not the id of a run: 32 lower-case hexadecimal digits.");

    /// <summary>Reads an identity.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RunId? id)
    {
        id = text is { Length: Length } && text.All(char.IsAsciiHexDigitLower) ? new(text) : null;
        return id is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
