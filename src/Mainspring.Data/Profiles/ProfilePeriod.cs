namespace Mainspring.Data.Profiles;

/// <summary>A part of time.</summary>
/// <param name="Column">The column of moments that rows were chosen by.</param>
/// <param name="From">The first moment, included; null for no limit.</param>
/// <param name="To">The end, not included; null for no limit.</param>
/// <param name="RowsOutside">Rows that were left out, those without a moment among them.</param>
public sealed record ProfilePeriod(string Column, DateTimeOffset? From, DateTimeOffset? To, long RowsOutside);
