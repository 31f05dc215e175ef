namespace Mainspring.Storage.Relational.Backup;

/// <summary>A table as the migrations make it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, in their order.</param>
/// <param name="Key">The columns of its primary key.</param>
internal sealed record Table(string Name, IReadOnlyList<TableColumn> Columns, IReadOnlyList<string> Key)
{
    /// <summary>The column from which the database may give numbers, or null.</summary>
    public string? NumberedKey => Key is [string only] && Columns.Any(column => column.Name == only && column.Kind == SqlKind.Integer) ? only : null;

    /// <summary>Names in quotes, divided by commas. They come from the migrations and never from outside.</summary>
    public static SqlFragment Names(IEnumerable<string> names)
    {
        var list = new Sql(0, 0);
        list.AppendLiteral(string.Join(", ", names.Select(name => $"\"{name}\"")));
        return Sql.Fragment(list);
    }
}
