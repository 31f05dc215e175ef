using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Endpoints;
using Mainspring.Data.DuckDb;

namespace Mainspring.Cli.Predictions;

/// <summary><c>mainspring predictions export</c>.</summary>
internal static class PredictionsExport
{
    private static readonly Option<FileInfo> Output = new("--output", "-o") { Description = "the file to write: .csv, .parquet or .jsonl", HelpName = "file", Required = true };

    public static Command Create()
    {
        VerbCommand verb = new("export", "Write predictions with their inputs and labels to a file, newest first.")
        {
            Examples =
            [
                new("mainspring predictions export churn --output churn.parquet --since 2026-11-01", "a month as a table"),
                new("mainspring predictions export churn --output labelled.csv --label labelled", "what can be learnt from"),
            ],
            ExitCodes = "6 no such endpoint",
        };
        SearchOptions.AddTo(verb);
        verb.Add(Output);
        return verb.Runs(ExportAsync);
    }

    private static async Task<int> ExportAsync(Invocation invocation, CancellationToken cancellation)
    {
        FileInfo output = invocation.Value(Output)!;
        string? format = output.Extension.ToLowerInvariant() switch
        {
            ".csv" => "FORMAT csv, HEADER",
            ".parquet" => "FORMAT parquet, COMPRESSION zstd",
            ".jsonl" or ".ndjson" => null,
            _ => throw new CommandFailure(ExitCode.Usage, $"'{output.Name}' does not say in which format to write; end it with .csv, .parquet or .jsonl."),
        };
        PredictionSearch search = SearchOptions.Of(invocation);
        string lines = format is null ? output.FullName : Path.Combine(output.DirectoryName!, $".{output.Name}.{Guid.NewGuid():N}.jsonl");
        try
        {
            long rows = await DownloadAsync(invocation, search, lines, cancellation);
            if (format is not null)
            {
                Convert(lines, output.FullName, format, rows, cancellation);
            }

            Print(invocation.Terminal, rows, output);
            return ExitCode.Ok;
        }
        finally
        {
            if (format is not null)
            {
                File.Delete(lines);
            }
        }
    }

    /// <returns>The number of lines.</returns>
    private static async Task<long> DownloadAsync(Invocation invocation, PredictionSearch search, string path, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        await using Stream lines = await session.Client.Endpoints.ExportPredictionsAsync(invocation.Value(SearchOptions.Endpoint)!, search, cancellation);
        await using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        for (int read; (read = await lines.ReadAsync(buffer, cancellation)) > 0;)
        {
            count += buffer.AsSpan(0, read).Count((byte)'\n');
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return count;
    }

    private static void Convert(string lines, string output, string format, long rows, CancellationToken cancellation)
    {
        if (rows == 0)
        {
            throw new CommandFailure(ExitCode.NotFound, "No prediction is like that; nothing was written.");
        }

        using DuckDatabase duck = DuckDatabase.InMemory();
        using DuckConnection connection = duck.Connect();
        connection.Execute(
            $"COPY (FROM read_json({Quote(lines)}, format = 'newline_delimited', union_by_name = true, sample_size = -1, maximum_object_size = 33554432)) TO {Quote(output)} ({format})",
            cancellation: cancellation);
    }

    private static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static void Print(Terminal terminal, long rows, FileInfo output)
    {
        if (terminal.IsJson)
        {
            terminal.Json(new ExportResult(rows, output.FullName), ExportJson.Default.ExportResult);
            return;
        }

        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} predictions written to {output.FullName}"));
    }
}
