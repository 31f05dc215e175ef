namespace Mainspring.Storage.Relational;

/// <summary>A row would break a key, a reference or a check of its table. The unit of work that tried it was undone.</summary>
public sealed class ConstraintBrokenException(Exception cause) : Exception("The change would break a rule of the database's tables.", cause);
