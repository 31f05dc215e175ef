namespace Mainspring.Lifecycle.Sources;

/// <summary>One column, counted on both sides.</summary>
/// <param name="Name">The column.</param>
/// <param name="Nulls">Missing values.</param>
/// <param name="Checksum">The sum, over the values that are there, of the first 32 bits of the MD5 of each: the same values in any order give the same sum.</param>
public sealed record LoadedColumn(string Name, LoadCount Nulls, LoadCount Checksum);
