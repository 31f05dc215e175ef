using System.Globalization;
using System.Text.Json.Nodes;
using Mainspring.Cli.Data;
using Mainspring.Data.Csv;
using Mainspring.Data.Reading;
using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Batch;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Predicting;

/// <summary><c>mainspring predict</c>: scores a file or one record in this process, with the code that endpoints run.</summary>
internal static class PredictVerb
{
    private static readonly Option<string> ModelName = new("--model", "-m") { Description = "model@alias, model@version or a model folder", HelpName = "model", Required = true };
    private static readonly Option<string> Input = new("--input", "-i") { Description = "what to score: a file, a version such as telco@3, or a place: https://, s3://, gs://, postgres://host/database/table", HelpName = "file" };
    private static readonly Option<string> Output = new("--output", "-o") { Description = "file to write: the input's columns, then prediction and probabilities; or a table to append to: postgres://host/database/table", HelpName = "file" };
    private static readonly Option<string> Record = new("--record", "-r") { Description = "one record as a JSON object, instead of files", HelpName = "json" };
    private static readonly Option<bool> Explain = new("--explain") { Description = "what each column adds to the prediction (Shapley values): with --record as a list, in files as columns contribution_…" };
    private static readonly Option<string> Encoding = new("--encoding") { Description = "encoding of a text file [default: UTF-8, or UTF-16 when the file looks so]", HelpName = "name" };
    private static readonly Option<bool> NoChecks = new("--no-checks") { Description = "with --input: score the file even if it does not pass the checks of the model's data" };
    private static readonly Option<int> Threads = new("--threads") { Description = "threads to score with; 0 takes one a processor", HelpName = "number" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("predict", "Score a file or one record with a model.")
        {
            Examples =
            [
                new("mainspring predict --model telco-churn@champion --input customers.csv --output scored.csv", "a file"),
                new("mainspring predict --model telco-churn@3 --record '{\"tenure\": 1, \"Contract\": \"One year\"}'", "one record"),
                new("mainspring predict --model telco-churn@champion --record '{\"tenure\": 1}' --explain", "one record, with the reasons"),
                new("mainspring predict --model telco-churn@champion --input postgres://db/crm/customers --output postgres://db/crm/customers_predictions", "from a table into a table"),
                new("mainspring predict --model ./model --input rows.parquet --output scored.parquet --json", "a model folder, without a server"),
            ],
            ExitCodes = "4 the file does not pass the checks of the model's data, 6 there is no such model or file, 65 the record or the whole file cannot be scored; rows that cannot are left out and named in OUTPUT.rejected.csv",
        };
        foreach (Option option in (Option[])[ModelName, Input, Output, Record, Explain, NoChecks, Encoding, Threads])
        {
            verb.Add(option);
        }

        return verb.Runs(PredictAsync);
    }

    private static async Task<int> PredictAsync(Invocation invocation, CancellationToken cancellation)
    {
        string? record = invocation.Value(Record);
        string? input = invocation.Value(Input);
        string? output = invocation.Value(Output);
        bool asksForFile = input is not null && output is not null && record is null;
        if (!asksForFile && (record is null || input is not null || output is not null))
        {
            throw new CommandFailure(ExitCode.Usage, "say what to score: --input FILE with --output FILE, or --record '{…}'");
        }

        input = input is null ? null : await InputAsync(invocation, input, cancellation);
        using TableOutput? table = output is null ? null : TableOutput.Of(output);
        if (asksForFile && File.Exists(output) && File.ResolveLinkTarget(output!, true) is var target && Path.GetFullPath(target?.FullName ?? output!) == Path.GetFullPath(input!))
        {
            throw new CommandFailure(ExitCode.Usage, $"'{output}' is the input; name another file for the output, so that nothing is overwritten");
        }

        if (asksForFile && !invocation.Value(NoChecks))
        {
            await BatchChecks.HoldAsync(invocation.Value(ModelName)!, input!, invocation, cancellation);
        }

        Model model = await ModelSource.OpenAsync(invocation.Value(ModelName)!, invocation.Place, cancellation);
        if (invocation.Value(Explain) && !model.Predictor.CanExplain)
        {
            throw new CommandFailure(ExitCode.Usage, "this model cannot say what its predictions rest on (an ensemble of several classes, or trees without their counts); leave out --explain");
        }

        return asksForFile
            ? await ScoreFileAsync(invocation, model, input!, output!, table, cancellation)
            : RecordScoring.Run(invocation.Terminal, model, record!, invocation.Value(Explain));
    }

    private static async Task<int> ScoreFileAsync(Invocation invocation, Model model, string input, string output, TableOutput? table, CancellationToken cancellation)
    {
        using ProgressLine line = invocation.Terminal.Progress("predict");
        var options = new BatchOptions { Threads = invocation.Value(Threads), Explain = invocation.Value(Explain), Csv = new() { Encoding = EncodingOf(invocation) } };
        BatchResult result = await new FileScoring(model, TimeProvider.System).RunAsync(input, table?.File ?? output, options, new Progress(line), cancellation);
        line.Done(string.Create(CultureInfo.InvariantCulture, $"{result.Rows:N0} rows, {result.RowsPerSecond:N0} rows/s"));
        if (table is not null)
        {
            output = (await table.AppendAsync(cancellation)).Table;
        }

        Tell(invocation.Terminal, result, output);
        return result is { Rows: 0, Rejected: > 0 } ? ExitCode.InvalidInput : ExitCode.Ok;
    }

    private static async Task<string> InputAsync(Invocation invocation, string input, CancellationToken cancellation)
    {
        Snapshot source = await new NamedData(invocation.Place).FindAsync(input, cancellation);
        return FileGlob.Find(source.Files) is [var only] ? only : throw new CommandFailure(ExitCode.Usage, $"'{input}' names several files; score them one by one");
    }

    private static TextEncoding? EncodingOf(Invocation invocation) => invocation.Value(Encoding) switch
    {
        null => null,
        { } name when TextEncodings.TryParse(name, out TextEncoding encoding) => encoding,
        { } name => throw new CommandFailure(ExitCode.Usage, $"there is no encoding '{name}'; write utf-8, utf-16, latin-1 or windows-1252"),
    };

    private static void Tell(Terminal terminal, BatchResult result, string output)
    {
        foreach (string warning in result.Warnings)
        {
            terminal.Warning(warning);
        }

        if (result.RejectedFile is { } reasons)
        {
            terminal.Warning(string.Create(CultureInfo.InvariantCulture, $"{result.Rejected:N0} rows could not be scored; {reasons} says why."));
        }

        if (terminal.IsJson)
        {
            terminal.Json(new JsonObject
            {
                ["rows"] = result.Rows,
                ["rejected"] = result.Rejected,
                ["seconds"] = Math.Round(result.Elapsed.TotalSeconds, 3),
                ["rows_per_second"] = Math.Round(result.RowsPerSecond),
                ["output"] = output,
                ["rejected_file"] = result.RejectedFile,
                ["warnings"] = new JsonArray([.. result.Warnings.Select(warning => JsonValue.Create(warning))]),
            });
        }
        else
        {
            terminal.Line(output);
        }
    }

    private sealed class Progress(ProgressLine line) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => line.Update(value.Done, string.Create(CultureInfo.InvariantCulture, $"{value.Rows:N0} rows"));
    }
}
