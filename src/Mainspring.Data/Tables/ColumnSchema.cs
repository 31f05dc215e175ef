namespace Mainspring.Data.Tables;

/// <summary>What is known of one column without looking at its values.</summary>
public sealed record ColumnSchema(string Name, ColumnType Type);
