using Mainspring.Data.Csv;
using Mainspring.Data.Faults;
using Mainspring.Data.Reading;
using Mainspring.Learning.Explanation;
using Mainspring.Learning.Models;

namespace Mainspring.Lifecycle.Batch;

/// <summary>
/// Scores files. The output keeps the columns of the input in their order, of delimited text byte for byte, and appends <c>prediction</c>, for classes
/// <c>probability</c> (of the positive or the predicted class) and <c>probability_&lt;class&gt;</c>, for numbers with intervals their ends, and reasons where they are asked for. It appears whole or not at all. Rows that cannot be
/// scored are left out and named, with the reason, in a file beside it.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="time">The clock.</param>
public sealed class FileScoring(Model model, TimeProvider time)
{
    /// <summary>Scores one file.</summary>
    /// <param name="input">The path of the input; its format follows from its name, else from its first bytes. Gzip is unpacked.</param>
    /// <param name="output">
    /// The path of the output, replaced when it exists. Its name tells the format, the input's when it tells none; with <c>.gz</c> it is packed.
    /// Columns of delimited text become texts in other formats, as they stand there.
    /// </param>
    /// <param name="options">Threads and dialect.</param>
    /// <param name="progress">Told after each block, by one thread at a time.</param>
    /// <param name="cancellation">Looked at once a block; a cancelled run leaves no output.</param>
    /// <exception cref="DataFormatException">The input cannot be scored as a whole: no header, a required column absent, a column named <c>prediction</c>.</exception>
    /// <exception cref="IOException">The input cannot be read, or the output cannot be written.</exception>
    public async Task<BatchResult> RunAsync(string input, string output, BatchOptions options, IProgress<BatchProgress>? progress = null, CancellationToken cancellation = default)
    {
        long started = time.GetTimestamp();
        DataFormat from = DataFormats.Of(input);
        DataFormat to = DataFormats.OfName(output) ?? from;
        using var rejected = new RejectedFile(output, headerRows: from == DataFormat.Csv ? 0 : 1);
        if (from == DataFormat.Csv && to == DataFormat.Csv)
        {
            using var result = new ResultFile(output);
            using CsvScoring scoring = await ScoreAsync(input, input, result, rejected, options, progress, cancellation);
            return Finish(scoring, rejected, result.Commit, started);
        }

        using var detour = new Detour(output);
        IReadOnlyList<(string, string)>? columns = from == DataFormat.Csv ? null : FormatConversion.ToDelimited(input, from, detour.Input, cancellation);
        using var scored = new ResultFile(detour.Scored);
        using CsvScoring converted = await ScoreAsync(input, columns is null ? input : detour.Input, scored, rejected, options, progress, cancellation);
        scored.Commit();
        if (to == DataFormat.Csv)
        {
            return Finish(converted, rejected, () => detour.CopyScored(output), started);
        }

        columns ??= [.. converted.Columns.Select(name => (name, "VARCHAR"))];
        FormatConversion.FromDelimited(detour.Scored, converted.Delimiter, [.. columns, .. OutcomeColumns.TypesOf(model, options.Explain)], detour.Output, to, cancellation);
        return Finish(converted, rejected, () => detour.PlaceOutput(output), started);
    }

    /// <summary>Scores delimited text under the name that people know it by.</summary>
    private async Task<CsvScoring> ScoreAsync(string name, string path, ResultFile output, RejectedFile rejected, BatchOptions options, IProgress<BatchProgress>? progress, CancellationToken cancellation)
    {
        var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        long length = Math.Max(1, bytes.Length);
        CsvOptions known = name == path ? options.Csv : new() { Delimiter = ',' };
        var scoring = new CsvScoring(new(model), CsvFile.Open(name, bytes, known), output, rejected, options.BlockBytes, options.Explain ? new Explainer(model) : null);
        try
        {
            int threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
            await scoring.RunAsync(threads, () => progress?.Report(new(scoring.Rows + scoring.RejectedRows, (double)bytes.Position / length)), cancellation);
            return scoring;
        }
        catch
        {
            scoring.Dispose();
            throw;
        }
    }

    private BatchResult Finish(CsvScoring scoring, RejectedFile rejected, Action commit, long started)
    {
        string? reasons = rejected.Commit();
        commit();
        return new(scoring.Rows, scoring.RejectedRows, reasons, time.GetElapsedTime(started), [.. scoring.Warnings, .. scoring.UnseenValues]);
    }
}
