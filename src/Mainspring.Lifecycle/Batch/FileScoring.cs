using Mainspring.Data.Csv;
using Mainspring.Data.Faults;
using Mainspring.Learning.Models;

namespace Mainspring.Lifecycle.Batch;

/// <summary>
/// Scores files. The output keeps the columns of the input in their order, byte for byte, and appends <c>prediction</c> and, for classes, <c>probability</c> (of the
/// positive or the predicted class) and <c>probability_&lt;class&gt;</c>. It appears whole or not at all. Rows that cannot be scored are left out and
/// named, with the reason, in a file beside it.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="time">The clock.</param>
public sealed class FileScoring(Model model, TimeProvider time)
{
    /// <summary>Scores one file.</summary>
    /// <param name="input">The path of the input; its format follows from its name, else from its first bytes. Gzip is unpacked.</param>
    /// <param name="output">The path of the output, replaced when it exists; with <c>.gz</c> it is packed.</param>
    /// <param name="options">Threads and dialect.</param>
    /// <param name="progress">Told after each block, by one thread at a time.</param>
    /// <param name="cancellation">Looked at once a block; a cancelled run leaves no output.</param>
    /// <exception cref="DataFormatException">The input cannot be scored as a whole: no header, a required column absent, a column named <c>prediction</c>.</exception>
    /// <exception cref="IOException">The input cannot be read, or the output cannot be written.</exception>
    public async Task<BatchResult> RunAsync(string input, string output, BatchOptions options, IProgress<BatchProgress>? progress = null, CancellationToken cancellation = default)
    {
        long started = time.GetTimestamp();
        using var bytes = new FileStream(input, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        using var rejected = new RejectedFile(output);
        using var result = new ResultFile(output);
        using var scoring = new CsvScoring(new(model), CsvFile.Open(input, bytes, options.Csv), result, rejected, options.BlockBytes);
        long length = Math.Max(1, bytes.Length);
        int threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        await scoring.RunAsync(threads, () => progress?.Report(new(scoring.Rows + scoring.RejectedRows, (double)bytes.Position / length)), cancellation);
        string? reasons = rejected.Commit();
        result.Commit();
        return new(scoring.Rows, scoring.RejectedRows, reasons, time.GetElapsedTime(started), [.. scoring.Warnings, .. scoring.UnseenValues]);
    }
}
