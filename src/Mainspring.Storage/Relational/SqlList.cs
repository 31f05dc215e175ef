namespace Mainspring.Storage.Relational;

/// <summary>A list of values that travels as one parameter. Made by <see cref="Sql.List(IEnumerable{long})"/>.</summary>
public readonly struct SqlList
{
    internal SqlList(SqlValue value) => Value = value;

    internal SqlValue Value { get; }
}
