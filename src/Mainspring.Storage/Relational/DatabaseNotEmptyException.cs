namespace Mainspring.Storage.Relational;

/// <summary>There are tables where a backup should be restored. They were not changed.</summary>
public sealed class DatabaseNotEmptyException(string place)
    : Exception($"{place} holds tables already, and a backup is restored only where there are none: name an empty database, or a schema of its own with ?schema=….");
