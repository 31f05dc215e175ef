using Mainspring.Data.Building;
using Mainspring.Data.Faults;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Reading;

/// <summary>Reads files with the same columns into one table. A column that turns out late to be text is read a second time.</summary>
internal abstract class FileReading(IReadOnlyList<string> files, ReadOptions options, CancellationToken cancellation)
{
    protected IReadOnlyList<string> Files => files;

    protected ReadOptions Options => options;

    protected CancellationToken Cancellation => cancellation;

    protected FaultList Faults { get; } = new();

    /// <summary>The columns, once the first file has told them.</summary>
    protected List<ColumnReading>? Columns { get; private set; }

    /// <summary>By column, how many values were missing for being blanks; columns without any are left out.</summary>
    public IReadOnlyDictionary<string, long> Blanks => Columns!.Where(c => c.Blanks > 0).ToDictionary(c => c.Name, c => c.Blanks);

    public Table Read()
    {
        long rows = 0;
        foreach (string file in files)
        {
            rows += Read(file, c => true);
        }

        Complete(files[^1]);
        if (rows == 0 && Faults.IsEmpty)
        {
            Faults.Add(new(files[0], 0, null, FaultCodes.NoRows, "the file has no row."));
        }

        Faults.ThrowIfAny();
        List<ColumnReading> again = [.. Columns!.Where(c => c.MustBeReadAgain)];
        if (again.Count > 0)
        {
            again.ForEach(c => c.ReadAgain());
            foreach (string file in files)
            {
                Read(file, again.Contains);
            }
        }

        return new([.. Columns!.Select(c => c.Build())]);
    }

    /// <summary>Reads the wanted columns of one file.</summary>
    /// <returns>The number of its rows.</returns>
    protected abstract long Read(string path, Func<ColumnReading, bool> isWanted);

    /// <summary>Called once, when every file has been read.</summary>
    protected virtual void Complete(string path)
    {
    }

    /// <summary>Where each column of a file goes, null for nowhere; the first file makes the columns. Null when a file does not have the same.</summary>
    protected ColumnReading?[]? Targets(string path, IReadOnlyList<string> names, Func<ColumnReading, bool> isWanted, bool checkDeclared = true)
    {
        if (Columns is null)
        {
            Columns = [.. names.Select(name => new ColumnReading(name, options))];
            if (checkDeclared)
            {
                CheckDeclared(path, names);
            }
        }

        Dictionary<string, ColumnReading> byName = Columns.ToDictionary(c => c.Name);
        string[] missing = [.. byName.Keys.Except(names)];
        string[] extra = [.. names.Where(n => !byName.ContainsKey(n))];
        if (missing.Length + extra.Length > 0)
        {
            string lacks = missing.Length > 0 ? $" It lacks {Listed(missing)}." : "";
            string adds = extra.Length > 0 ? $" It adds {Listed(extra)}." : "";
            Faults.Add(new(path, 1, null, FaultCodes.DifferentColumns, $"the file does not have the columns of {files[0]}.{lacks}{adds}"));
            return null;
        }

        return [.. names.Select(n => isWanted(byName[n]) ? byName[n] : null)];
    }

    /// <summary>A fault for each declared column that is not there.</summary>
    protected void CheckDeclared(string path, IReadOnlyList<string> names)
    {
        foreach (string absent in options.Columns.Keys.Except(names))
        {
            Faults.Add(new(path, 1, absent, FaultCodes.MissingColumn, $"the column is declared, but the file has only {Listed(names)}."));
        }
    }

    private static string Listed(IReadOnlyList<string> names) => string.Join(", ", names.Take(20)) + (names.Count > 20 ? ", …" : "");
}
