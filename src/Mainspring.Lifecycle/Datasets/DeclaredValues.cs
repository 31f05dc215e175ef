using System.Globalization;
using Mainspring.Data.Faults;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>Holds the rows of a source against what the project file declares of its columns: the same rules that every prediction must keep.</summary>
internal static class DeclaredValues
{
    /// <summary>Refuses rows that break a declaration: one fault for each column, with its first row and how many there are.</summary>
    /// <param name="source">The file or pattern, as faults name it.</param>
    /// <param name="table">Its rows.</param>
    /// <param name="declarations">What is declared; columns that the table lacks are passed over.</param>
    /// <exception cref="DataFormatException">A value is out of its range or set, or a required one is missing.</exception>
    public static void Require(string source, Table table, IEnumerable<ColumnDeclaration> declarations)
    {
        var faults = new FaultList();
        foreach (ColumnDeclaration declaration in declarations.Where(declaration => table.Schema.IndexOf(declaration.Name) >= 0))
        {
            Check(source, table[declaration.Name], declaration, faults);
        }

        faults.ThrowIfAny();
    }

    private static void Check(string source, Column column, ColumnDeclaration declaration, FaultList faults)
    {
        (int Row, string What)? first = null;
        int broken = 0;
        for (int row = 0; row < column.Length; row++)
        {
            if (Broken(column, row, declaration) is { } what)
            {
                first ??= (row, what);
                broken++;
            }
        }

        if (first is { } found)
        {
            string others = broken == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({broken:N0} rows are so)");
            faults.Add(new(source, found.Row + 2, column.Name, FaultCodes.NotAsDeclared, $"{found.What}{others}; mend the data, or the schema of the project file"));
        }
    }

    private static string? Broken(Column column, int row, ColumnDeclaration declaration)
    {
        if (column.IsMissing(row))
        {
            return declaration.Required ? "the value is required and missing" : null;
        }

        if (declaration.Values.Count > 0 && !declaration.Values.Contains(column.Format(row)!, StringComparer.Ordinal))
        {
            return $"'{column.Format(row)}' is none of the declared values: {string.Join(", ", declaration.Values)}";
        }

        double? number = column switch
        {
            RealColumn real => real.Values[row],
            IntegerColumn integer => integer.Values[row],
            _ => null,
        };
        return number < declaration.Min ? $"{column.Format(row)} is less than {declaration.Min:R}, the least that is declared"
            : number > declaration.Max ? $"{column.Format(row)} is more than {declaration.Max:R}, the most that is declared"
            : null;
    }
}
