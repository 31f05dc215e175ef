using System.Diagnostics.CodeAnalysis;

namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>The identity of a logged model: <c>m-</c> and 32 lower-case hexadecimal digits.</summary>
public sealed record LoggedModelId
{
    private const string Prefix = "m-";
    private const int Length = 34;

    private LoggedModelId(string value) => Value = value;

    /// <summary>The whole text.</summary>
    public string Value { get; }

    /// <summary>An identity that nobody can guess.</summary>
    public static LoggedModelId New() => new(Prefix + Guid.NewGuid().ToString("N"));

    /// <summary>Reads an identity.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static LoggedModelId Parse(string? text) =>
        TryParse(text, out LoggedModelId? id) ? id : throw new FormatException($"'{text}' is not the id of a logged model: 'm-' and 32 lower-case hexadecimal digits.");

    /// <summary>Reads an identity.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out LoggedModelId? id)
    {
        id = text is { Length: Length } && text.StartsWith(Prefix, StringComparison.Ordinal) && text.Skip(Prefix.Length).All(char.IsAsciiHexDigitLower) ? new(text) : null;
        return id is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
