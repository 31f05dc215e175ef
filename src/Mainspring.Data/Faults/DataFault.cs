namespace Mainspring.Data.Faults;

/// <summary>One thing that is wrong in a data file, and where.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Row">The record, counted from 1 with the header and blank lines; 0 when the fault is the whole file's.</param>
/// <param name="Column">The name of the column, its position when it has no name, or null when the fault is the whole record's.</param>
/// <param name="Code">What kind of fault it is, one of <see cref="FaultCodes"/>.</param>
/// <param name="Message">One sentence: what was found, and what to write instead.</param>
public sealed record DataFault(string File, long Row, string? Column, string Code, string Message)
{
    private const int LongestColumn = 200;

    /// <summary>The name of the column, cut when a file that is hardly one has a name without an end.</summary>
    public string? Column { get; init; } = Column is { Length: > LongestColumn } ? $"{Column[..LongestColumn]}\u2026" : Column;

    /// <inheritdoc/>
    public override string ToString() => (Row, Column) switch
    {
        (0, null) => $"{File}: {Message}",
        (0, _) => $"{File}: column {Column}: {Message}",
        (_, null) => $"{File}: row {Row}: {Message}",
        _ => $"{File}: row {Row}, column {Column}: {Message}",
    };
}
