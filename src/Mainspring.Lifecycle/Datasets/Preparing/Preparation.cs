using System.Globalization;
using Mainspring.Data.DuckDb;
using Mainspring.Data.Reading;

namespace Mainspring.Lifecycle.Datasets.Preparing;

/// <summary>
/// Runs files of SQL over named inputs in a DuckDB of its own. The SQL can read the inputs and what earlier files made, and nothing else of the
/// machine; parameters are bound, never pasted; memory and time are bounded. The output appears under its name when it is whole.
/// </summary>
public static class Preparation
{
    private static readonly DuckStatementKind[] Allowed = [DuckStatementKind.Select, DuckStatementKind.Insert, DuckStatementKind.Update, DuckStatementKind.Delete, DuckStatementKind.Create, DuckStatementKind.Alter, DuckStatementKind.Drop];

    // Without BOOLEAN, which would make true and false of yes and no: what a text says must arrive as it is.
    private static readonly string[] TextTypes = ["NULL", "BIGINT", "DOUBLE", "DATE", "TIMESTAMP", "TIMESTAMPTZ", "VARCHAR"];

    /// <summary>Runs a preparation.</summary>
    /// <exception cref="PreparationException">The SQL is wrong or fails; the message names file, line and column of the text.</exception>
    /// <exception cref="Mainspring.Data.Faults.DataFormatException">An input has no file.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static PrepareResult Run(PrepareSpec spec, CancellationToken cancellation = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(spec.Timeout);
        string folder = Directory.CreateTempSubdirectory("mainspring-prepare-").FullName;
        try
        {
            return Run(spec, Path.Combine(folder, "output"), folder, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PreparationException(spec.Files[^1], 0, 0, string.Create(CultureInfo.InvariantCulture, $"the preparation took longer than {spec.Timeout.TotalSeconds:0} seconds; raise prepare.timeout, or read less"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The name by which later files read what a file makes: its own, without the number in front and the ending.</summary>
    public static string TableName(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        string plain = string.Concat(name.SkipWhile(letter => char.IsAsciiDigit(letter) || letter is '_' or '-' or '.' or ' ').Select(letter => char.IsLetterOrDigit(letter) ? letter : '_'));
        return plain.Length > 0 ? plain : "step_" + string.Concat(name.Where(char.IsAsciiDigit));
    }

    private static PrepareResult Run(PrepareSpec spec, string partial, string folder, CancellationToken cancellation)
    {
        using DuckDatabase database = DuckDatabase.InMemory(new() { MemoryLimitBytes = spec.MemoryBytes, TemporaryFolder = folder });
        using DuckConnection connection = database.Connect();
        Open(connection, spec, partial, cancellation);
        List<PreparedTable> tables = [];
        foreach (string file in spec.Files)
        {
            if (RunFile(connection, file, spec.Parameters, cancellation) is { } table)
            {
                tables.Add(table);
            }
        }

        if (tables.Count == 0 || tables[^1].File != spec.Files[^1])
        {
            throw new PreparationException(spec.Files[^1], 0, 0, "the last file must end with a SELECT; its rows are the output");
        }

        string output = Quote(tables[^1].Name);
        string[] columns = Columns(connection, output, cancellation);
        long rows = connection.Execute($"COPY (FROM {output}) TO '{partial}' ({Format(spec.Output)})", cancellation: cancellation);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(spec.Output))!);
        string beside = $"{spec.Output}.{Guid.NewGuid():n}.partial";
        File.Copy(partial, beside);
        File.Move(beside, spec.Output, overwrite: true);
        return new(spec.Output, rows, columns, tables);
    }

    /// <summary>Makes a view of each input, then closes all other ways out.</summary>
    private static void Open(DuckConnection connection, PrepareSpec spec, string partial, CancellationToken cancellation)
    {
        var files = spec.Inputs.ToDictionary(input => input.Name, input => FileGlob.Find(input.Source.Files));
        connection.Execute($"SET allowed_paths = {List([.. files.Values.SelectMany(paths => paths), partial])}", cancellation: cancellation);
        foreach (PrepareInput input in spec.Inputs)
        {
            try
            {
                connection.Execute($"CREATE VIEW {Quote(input.Name)} AS FROM {Reader(files[input.Name])}", cancellation: cancellation);
            }
            catch (DuckDbException refused)
            {
                throw new PreparationException(input.Source.FileName, 0, 0, $"the input '{input.Name}' cannot be read: {FirstLine(refused)}");
            }
        }

        foreach (string setting in (string[])["TimeZone = 'UTC'", "enable_external_access = false", "lock_configuration = true"])
        {
            connection.Execute($"SET {setting}", cancellation: cancellation);
        }
    }

    private static string Reader(IReadOnlyList<string> files) => DataFormats.Of(files[0]) switch
    {
        DataFormat.Parquet => $"read_parquet({List(files)})",
        DataFormat.JsonLines => $"read_json({List(files)}, sample_size = -1)",
        _ => $"read_csv({List(files)}, sample_size = -1, auto_type_candidates = {List(TextTypes)}, nullstr = {List(["", .. NullSpellings.Default.Texts])})",
    };

    private static PreparedTable? RunFile(DuckConnection connection, string file, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancellation)
    {
        string script = File.ReadAllText(file);
        IReadOnlyList<SqlStatement> statements = SqlStatement.Split(script);
        PreparedTable? made = null;
        for (int i = 0; i < statements.Count; i++)
        {
            SqlStatement statement = statements[i];
            string before = "";
            try
            {
                DuckStatementKind kind = connection.KindOf(statement.Text);
                if (!Allowed.Contains(kind))
                {
                    throw new PreparationException(file, Line(script, Begin(script, statement)), 0, "this statement is not for preparing data; SELECT, CREATE, INSERT, UPDATE, DELETE, ALTER and DROP are");
                }

                if (kind == DuckStatementKind.Select && i == statements.Count - 1)
                {
                    before = $"CREATE OR REPLACE TABLE {Quote(TableName(file))} AS (";
                    connection.Execute($"{before}{statement.Text}\n)", parameters, cancellation);
                    made = new(file, TableName(file), Count(connection, Quote(TableName(file)), cancellation));
                }
                else
                {
                    connection.Execute(statement.Text, parameters, cancellation);
                }
            }
            catch (DuckDbException refused)
            {
                int at = statement.Start + Math.Clamp((refused.Position ?? before.Length) - before.Length, 0, statement.Text.Length);
                throw new PreparationException(file, Line(script, refused.Position is null ? Begin(script, statement) : at), refused.Position is null ? 0 : Column(script, at), FirstLine(refused));
            }
        }

        return made;
    }

    private static string[] Columns(DuckConnection connection, string table, CancellationToken cancellation)
    {
        using DuckResult none = connection.Query($"FROM {table} LIMIT 0", cancellation: cancellation);
        return [.. none.Columns.Select(column => column.Name)];
    }

    private static long Count(DuckConnection connection, string table, CancellationToken cancellation)
    {
        using DuckResult result = connection.Query($"SELECT count(*) FROM {table}", cancellation: cancellation);
        return result.Read()!.Value[0].Values<long>()[0];
    }

    private static string Format(string output) => (DataFormats.OfName(output) switch
    {
        DataFormat.Parquet => "FORMAT parquet, COMPRESSION zstd",
        DataFormat.JsonLines => "FORMAT json",
        _ => output.Contains(".tsv", StringComparison.OrdinalIgnoreCase) ? "FORMAT csv, HEADER, DELIMITER '\t'" : "FORMAT csv, HEADER",
    }) + (output.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? ", COMPRESSION gzip" : "");

    private static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"))}]";

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string FirstLine(DuckDbException refused) => refused.Message.Split('\n', 2)[0].TrimEnd('.');

    private static int Begin(string script, SqlStatement statement) => statement.Start + statement.Text.Length - statement.Text.TrimStart().Length;

    private static int Line(string script, int at) => 1 + script.AsSpan(0, Math.Min(at, script.Length)).Count('\n');

    private static int Column(string script, int at) => at == 0 ? 1 : at - script.LastIndexOf('\n', at - 1);
}
