using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>What the project file says of a column.</summary>
public sealed record ColumnDeclaration
{
    /// <summary>The column.</summary>
    public required string Name { get; init; }

    /// <summary>The type; null to infer it.</summary>
    public ColumnType? Type { get; init; }

    /// <summary>Whether every record must have a value.</summary>
    public bool Required { get; init; }

    /// <summary>The smallest allowed value, inclusive; null for none.</summary>
    public double? Min { get; init; }

    /// <summary>The largest allowed value, inclusive; null for none.</summary>
    public double? Max { get; init; }

    /// <summary>The only allowed values; empty for no limit.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The unit, for people; null for none.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether people are to be treated alike whatever it says.</summary>
    public bool Sensitive { get; init; }

    /// <summary>What the prediction log may have of its values; null for hashes where it is sensitive, else for the values.</summary>
    public ValueLogging? Log { get; init; }

    /// <summary>What the prediction log may have of its values.</summary>
    public ValueLogging Logging => Log ?? (Sensitive ? ValueLogging.Hashed : ValueLogging.Plain);

    /// <summary>Whether the model may read the column.</summary>
    public bool Use { get; init; } = true;
}
