using System.Diagnostics.CodeAnalysis;

namespace Mainspring.Lifecycle.Tracing;

/// <summary>
/// The identity of a trace: <c>tr-</c> and 32 hexadecimal digits when the platform or an MLflow client chose it. Others may be given:
/// up to 128 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, not starting with a dot, since it names the folder of the trace's files.
/// </summary>
public sealed record TraceId
{
    private const string Prefix = "tr-";
    private const int Longest = 128;

    private TraceId(string value) => Value = value;

    /// <summary>The identity as it is written.</summary>
    public string Value { get; }

    /// <summary>An identity that nobody can guess.</summary>
    public static TraceId New() => new($"{Prefix}{Guid.NewGuid():N}");

    /// <summary>The identity of the trace whose OpenTelemetry id is given, 16 bytes.</summary>
    public static TraceId Of(ReadOnlySpan<byte> openTelemetryId) => new($"{Prefix}{Convert.ToHexStringLower(openTelemetryId)}");

    /// <summary>Reads an identity.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static TraceId Parse(string? text) =>
        TryParse(text, out TraceId? id) ? id : throw new FormatException($"'{text}' is not the id of a trace: up to {Longest} letters, digits, '-', '_' and '.'.");

    /// <summary>Reads an identity.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TraceId? id)
    {
        id = text is { Length: > 0 and <= Longest } && text[0] != '.' && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? new(text) : null;
        return id is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
