namespace Mainspring.Data.Tables;

/// <summary>What is known of one column: its name, its type, and whether values may be missing.</summary>
public sealed record ColumnSchema(string Name, ColumnType Type, bool Nullable);
