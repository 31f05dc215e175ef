using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Storage.Relational;

/// <summary>The database cannot be written, read or opened at the moment: its disk is full or failing, or its server is away. Trying again later may help.</summary>
public sealed class DatabaseUnavailableException(string message, Exception cause) : Exception(message, cause), IStoreUnavailable;
