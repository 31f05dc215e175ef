namespace Mainspring.Data.Profiles;

/// <summary>Something that deserves a look before training.</summary>
/// <param name="Column">The column, or null when it is about the rows.</param>
/// <param name="Code">A word that programs may rely on: constant, all_missing, many_missing, near_constant, id_like, high_cardinality, duplicate_rows, blank_as_missing, surrounding_blanks, strong_correlation.</param>
/// <param name="Message">One sentence.</param>
public sealed record ProfileWarning(string? Column, string Code, string Message);
