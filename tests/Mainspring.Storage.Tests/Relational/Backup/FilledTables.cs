using System.Globalization;
using System.Text.RegularExpressions;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Backup;
using Mainspring.Storage.Relational.Migrations;

namespace Mainspring.Storage.Tests.Relational.Backup;

/// <summary>Rows in every table that the migrations make, with values that are hard to carry over.</summary>
internal static partial class FilledTables
{
    private const int Rows = 3;

    private static readonly double[] Reals = [0.1, double.PositiveInfinity, -5e-324];

    public static IReadOnlyList<Table> All { get; } = TableCatalogue.Of(Migration.All);

    /// <summary>Fills all tables. Numbers that refer to other tables are the numbers of their rows.</summary>
    public static Task FillAsync(Database database) => database.WriteAsync(session =>
    {
        foreach (Table table in All.Reverse())
        {
            session.Execute($"DELETE FROM {Table.Names([table.Name])}");
        }

        foreach (Table table in All)
        {
            string declaration = session.QueryFirst($"SELECT sql FROM sqlite_schema WHERE name = {table.Name}", static row => row.GetString(0))!;
            int rows = declaration.Contains("= 1)", StringComparison.Ordinal) ? 1 : Rows;
            for (int row = 1; row <= rows; row++)
            {
                Insert(session, table, declaration, row);
            }
        }
    });

    private static void Insert(Session session, Table table, string declaration, int row)
    {
        var values = new Sql(0, 0);
        foreach (TableColumn column in table.Columns)
        {
            values.AppendLiteral(values.Values.Count == 0 ? "" : ", ");
            values.Append(new(column.Kind, IsNull(declaration, column, row) ? null : ValueOf(declaration, column, row)));
        }

        session.Execute($"INSERT INTO {Table.Names([table.Name])} ({Table.Names(table.Columns.Select(column => column.Name))}) VALUES ({Sql.Fragment(values)})");
    }

    private static bool IsNull(string declaration, TableColumn column, int row) => Regex.IsMatch(declaration, $@"IS NULL\) <> \({column.Name} IS NULL\)", RegexOptions.NonBacktracking)
        ? row != 2 // of two columns one is always empty: the other one in the second row
        : row == 2 && !Regex.IsMatch(declaration, $@"\b{column.Name}\b[^,]*(?:NOT NULL|PRIMARY KEY)", RegexOptions.NonBacktracking) && !Regex.IsMatch(declaration, $@"KEY \([^)]*\b{column.Name}\b", RegexOptions.NonBacktracking);

    private static object ValueOf(string declaration, TableColumn column, int row) => column.Kind switch
    {
        SqlKind.Integer => (long)row,
        SqlKind.Real => Reals[row - 1],
        SqlKind.Bytes => new byte[] { 0, 255, (byte)row },
        _ => Allowed(declaration, column.Name, row) ?? string.Create(CultureInfo.InvariantCulture, $"{Referred(declaration, column.Name)} {row} \"q\" \\ \n\t é 中 😀 \u0001"),
    };

    /// <summary>The column whose values a text refers to, or the column itself.</summary>
    private static string Referred(string declaration, string column) =>
        Regex.Match(declaration, $@"\b{column}\b[^,]*REFERENCES \w+ \((?<key>\w+)\)", RegexOptions.NonBacktracking) is { Success: true } reference ? reference.Groups["key"].Value : column;

    private static string? Allowed(string declaration, string column, int row)
    {
        Match check = Regex.Match(declaration, $@"\b{column} IN \((?<words>[^)]*)\)", RegexOptions.NonBacktracking);
        string[] words = [.. Word().Matches(check.Groups["words"].Value).Select(word => word.Groups["word"].Value)];
        return words.Length == 0 ? null : words[row % words.Length];
    }

    [GeneratedRegex("'(?<word>[^']*)'", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
