namespace Mainspring.Storage.Relational.Backup;

/// <summary>A column as the migrations declare it.</summary>
internal sealed record TableColumn(string Name, SqlKind Kind);
