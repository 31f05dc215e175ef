namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>A column that came, went or changed its type.</summary>
/// <param name="Column">The column.</param>
/// <param name="Change"><c>added</c>, <c>removed</c> or <c>type</c>.</param>
/// <param name="From">The type before; null for a new column.</param>
/// <param name="To">The type after; null for one that is gone.</param>
public sealed record SchemaChange(string Column, string Change, string? From, string? To);
