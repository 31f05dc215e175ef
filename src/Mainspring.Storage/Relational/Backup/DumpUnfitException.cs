namespace Mainspring.Storage.Relational.Backup;

/// <summary>Dumped tables cannot be loaded: a newer version wrote them, or they are not what a dump looks like.</summary>
public sealed class DumpUnfitException(string message, Exception? cause = null) : Exception(message, cause);
