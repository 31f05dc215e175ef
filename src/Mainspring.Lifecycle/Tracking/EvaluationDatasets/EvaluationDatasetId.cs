using System.Diagnostics.CodeAnalysis;

namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>The identity of an evaluation data set: <c>d-</c> and 32 lower-case hexadecimal digits.</summary>
public sealed record EvaluationDatasetId
{
    private const string Prefix = "d-";
    private const int Length = 34;

    private EvaluationDatasetId(string value) => Value = value;

    /// <summary>The whole text.</summary>
    public string Value { get; }

    /// <summary>An identity that nobody can guess.</summary>
    public static EvaluationDatasetId New() => new(Prefix + Guid.NewGuid().ToString("N"));

    /// <summary>Reads an identity.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static EvaluationDatasetId Parse(string? text) =>
        TryParse(text, out EvaluationDatasetId? id) ? id : throw new FormatException($"'{text}' is not the id of an evaluation data set: 'd-' and 32 lower-case hexadecimal digits.");

    /// <summary>Reads an identity.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EvaluationDatasetId? id)
    {
        id = text is { Length: Length } && text.StartsWith(Prefix, StringComparison.Ordinal) && text.Skip(Prefix.Length).All(char.IsAsciiHexDigitLower) ? new(text) : null;
        return id is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
