using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets.Diffs;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data diff</c>: what changed from one file or version to another.</summary>
internal static class DiffVerb
{
    private static readonly Argument<string> First = new("a") { Description = "a file or pattern, or a version such as telco@3" };
    private static readonly Argument<string> Second = new("b") { Description = "what it is compared with, such as telco@latest" };
    private static readonly Option<string> Output = new("--output", "-o") { Description = "also write a report: .json or .html", HelpName = "report" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("diff", "Show what changed between two files or versions: columns, rows, missing values, shifts.")
        {
            Examples =
            [
                new("mainspring data diff january.csv february.csv", "two files"),
                new("mainspring data diff telco@3 telco@latest --output diff.html", "two versions; a page with both distributions of each column"),
            ],
            ExitCodes = "6 there is no such data, 65 a file is faulty",
        };
        verb.Add(First);
        verb.Add(Second);
        verb.Add(Output);
        return verb.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        Terminal terminal = invocation.Terminal;
        string? output = invocation.Value(Output);
        if (output is not null && Path.GetExtension(output).ToLowerInvariant() is not (".json" or ".html" or ".htm"))
        {
            throw new CommandFailure(ExitCode.Usage, $"the report '{output}' has no known format; name it .json or .html");
        }

        (string a, string b) = (invocation.Value(First)!, invocation.Value(Second)!);
        var named = new NamedData(invocation.Place);
        using ProgressLine progress = terminal.Progress("diff");
        Table before = await ReadAsync(named, a, cancellation), after = await ReadAsync(named, b, cancellation);
        TableDiff diff = TableDiffer.Of(Path.GetFileName(a), before, Path.GetFileName(b), after, cancellation);
        progress.Done($"{diff.Shifted} of {diff.Columns.Count} columns shifted");
        if (output is not null)
        {
            await File.WriteAllBytesAsync(output, output.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(diff, DiffJson.Default.TableDiff) : DiffPage.Write(diff), cancellation);
            terminal.Note($" report     {output}");
        }

        Print(diff, terminal);
        return ExitCode.Ok;
    }

    private static async Task<Table> ReadAsync(NamedData named, string text, CancellationToken cancellation)
    {
        Snapshot snapshot = await named.FindAsync(text, cancellation);
        return TableReader.Read(snapshot.Files, cancellation: cancellation);
    }

    private static void Print(TableDiff diff, Terminal terminal)
    {
        if (terminal.IsJson)
        {
            terminal.Json(diff, DiffJson.Default.TableDiff);
            return;
        }

        terminal.Line($" rows {diff.A.Rows:N0} → {diff.B.Rows:N0}: +{diff.Rows.Added:N0} −{diff.Rows.Removed:N0}, {diff.Rows.Common:N0} equal; columns {diff.A.Columns} → {diff.B.Columns}");
        terminal.Table(
            ["column", "type", "shift", "psi", "effect", "p", "missing", "mean"],
            DiffPage.Ordered(diff).Select(column => (IReadOnlyList<string>)
            [
                column.Name,
                column.Type,
                column.Shifted ? "▲" : "",
                Figure(column.Psi),
                Figure(column.EffectSize),
                DiffText.PValue(column.AdjustedPValue),
                column.MissingA == column.MissingB ? Percent(column.MissingB) : $"{Percent(column.MissingA)} → {Percent(column.MissingB)}",
                column.MeanA is null ? "" : $"{Number(column.MeanA)} → {Number(column.MeanB)}",
            ]),
            3, 4, 5);
        foreach (string sentence in DiffText.Sentences(diff))
        {
            terminal.Line($" {Ink.Yellow.On("▲", terminal.HasColor)} {sentence}");
        }
    }

    private static string Figure(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";

    private static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Number(double? value) => value?.ToString("#,0.###", CultureInfo.InvariantCulture) ?? "";
}
