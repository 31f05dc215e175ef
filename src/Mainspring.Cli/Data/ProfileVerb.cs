using Mainspring.Data.Csv;
using Mainspring.Data.Faults;
using Mainspring.Data.Profiles;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets.Profiles;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data profile</c>: what is in a file. The server runs it, too, so that no upload is parsed in its own process.</summary>
internal static class ProfileVerb
{
    private static readonly Argument<string> Source = new("data") { Description = "CSV, TSV, Parquet or JSON lines, gzip or not; a quoted pattern such as 'in/*.csv' reads several files; a version such as telco@3; or a place outside" };
    private static readonly Option<string> Target = new("--target") { Description = "column that is to be predicted: how the others go with it, and which give it away", HelpName = "column" };
    private static readonly Option<string> From = new("--from") { Description = "only rows from this date or moment on", HelpName = "date" };
    private static readonly Option<string> To = new("--to") { Description = "only rows up to this date, included, or before this moment", HelpName = "date" };
    private static readonly Option<string> Time = new("--time") { Description = "column that --from and --to look at [default: the only column of moments]", HelpName = "column" };
    private static readonly Option<string> Output = new("--output", "-o") { Description = "also write a report: .json or .html; a .json tells the faults of a faulty file", HelpName = "report" };
    private static readonly Option<string> Delimiter = new("--delimiter") { Description = "what stands between two fields, 'tab' for a tab [default: found out]", HelpName = "character" };
    private static readonly Option<string> EncodingName = new("--encoding") { Description = "utf-8, utf-16, latin-1 or windows-1252 [default: found out, else utf-8]", HelpName = "name" };
    private static readonly Option<string[]> Nulls = new("--null") { Description = "text that means missing, instead of NA, N/A, NaN, null, None", HelpName = "text" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("profile", "Show types, missing values, spread and quirks of a data file.")
        {
            Examples =
            [
                new("mainspring data profile customers.csv", "a table, and what deserves a look"),
                new("mainspring data profile customers.csv --target churn --output report.html", "a page: spread, relations, how columns go with the target"),
                new("mainspring data profile telco@3", "a version of a data set"),
                new("mainspring data profile calls.parquet --from 2026-01-01 --to 2026-01-31", "the rows of one month"),
                new("mainspring data profile 'incoming/*.csv.gz' --encoding latin-1", "several files of one kind"),
            ],
            ExitCodes = "6 there is no such file or version; 65 the file is faulty: each fault is told with file, row and column",
        };
        verb.Add(Source);
        foreach (Option option in (Option[])[Target, From, To, Time, Output, Delimiter, EncodingName, Nulls])
        {
            verb.Add(option);
        }

        return verb.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        Terminal terminal = invocation.Terminal;
        string source = invocation.Value(Source)!;
        string? output = invocation.Value(Output);
        if (output is not null && Path.GetExtension(output).ToLowerInvariant() is not (".json" or ".html" or ".htm"))
        {
            throw new CommandFailure(ExitCode.Usage, $"the report '{output}' has no known format; name it .json or .html");
        }

        try
        {
            Snapshot data = await new NamedData(invocation.Place).FindAsync(source, cancellation);
            bool isHere = data.Version is null && !NamedData.IsOutside(source);
            Profile profile = Read(invocation, isHere ? source : data.Files, cancellation);
            Write(profile, data.Version ?? source, output, terminal);
            return ExitCode.Ok;
        }
        catch (DataFormatException faulty) when (terminal.IsJson || IsJson(output))
        {
            var report = FaultReport.Of(faulty, ExitCode.InvalidInput);
            if (IsJson(output))
            {
                File.WriteAllBytes(output!, report.Write());
            }

            terminal.Error(faulty.Message);
            if (terminal.IsJson)
            {
                terminal.Json(report, FaultJson.Default.FaultReport);
            }

            return ExitCode.InvalidInput;
        }
    }

    private static Profile Read(Invocation invocation, string source, CancellationToken cancellation)
    {
        ReadOptions options = OptionsOf(invocation);
        using ProgressLine progress = invocation.Terminal.Progress("profile");
        (Table table, IReadOnlyDictionary<string, long> blanks) = TableReader.ReadWithBlanks(source, options, cancellation);
        progress.Update(null, $"{table.RowCount:N0} rows, {table.Columns.Count:N0} columns");
        Profile profile = ProfileOf(table, blanks, invocation, cancellation);
        progress.Done($"{profile.Rows:N0} rows, {table.Columns.Count:N0} columns");
        return profile;
    }

    private static Profile ProfileOf(Table table, IReadOnlyDictionary<string, long> blanks, Invocation invocation, CancellationToken cancellation)
    {
        try
        {
            bool whole = invocation.Value(From) is null && invocation.Value(To) is null;
            return TableProfiler.Of(table, blanks, invocation.Value(Target), whole ? null : new(Moment(invocation, From), Moment(invocation, To), invocation.Value(Time)), cancellation);
        }
        catch (ArgumentException unknown)
        {
            throw new CommandFailure(ExitCode.Usage, unknown.Message.TrimEnd('.'));
        }
    }

    private static DateTimeOffset? Moment(Invocation invocation, Option<string> option) => invocation.Value(option) is not { } text ? null
        : Period.TryParse(text, option == To, out DateTimeOffset moment) ? moment
        : throw new CommandFailure(ExitCode.Usage, $"{option.Name} {text} is no date; write one such as 2026-01-31 or 2026-01-31T12:00Z");

    private static void Write(Profile profile, string source, string? output, Terminal terminal)
    {
        if (output is not null)
        {
            File.WriteAllBytes(output, IsJson(output) ? ProfileJson.Write(profile) : ProfilePage.Write(profile, Path.GetFileName(source)));
            terminal.Note($" report     {output}");
        }

        if (terminal.IsJson)
        {
            terminal.Json(profile, ProfileJson.Default.Profile);
        }
        else
        {
            ProfileText.Print(profile, terminal);
        }
    }

    private static ReadOptions OptionsOf(Invocation invocation)
    {
        string? delimiter = invocation.Value(Delimiter);
        string? encoding = invocation.Value(EncodingName);
        TextEncoding known = default;
        if (encoding is not null && !TextEncodings.TryParse(encoding, out known))
        {
            throw new CommandFailure(ExitCode.Usage, $"the encoding '{encoding}' is not known; write utf-8, utf-16, latin-1 or windows-1252");
        }

        if (delimiter is not (null or "tab" or [_]))
        {
            throw new CommandFailure(ExitCode.Usage, $"the delimiter '{delimiter}' is no single character; write one, or 'tab'");
        }

        return new()
        {
            Nulls = invocation.Has(Nulls) ? new(invocation.Value(Nulls)!) : NullSpellings.Default,
            Csv = new() { Delimiter = delimiter == "tab" ? '\t' : delimiter?[0], Encoding = encoding is null ? null : known },
        };
    }

    private static bool IsJson(string? output) => output?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ?? false;
}
