using Mainspring.Data.Csv;

namespace Mainspring.Lifecycle.Batch;

/// <summary>How a file is scored.</summary>
public sealed record BatchOptions
{
    /// <summary>One thread a processor, everything about the file found out.</summary>
    public static BatchOptions Default { get; } = new();

    /// <summary>How many threads score; 0 takes one a processor. Default 0. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>How much of a delimited file is taken at once, in bytes. Default 1 MiB: enough rows to keep each tree of a forest in the cache.</summary>
    public int BlockBytes { get; init; } = 1 << 20;

    /// <summary>Whether every row says what each column adds to its prediction. Default false. The model must be able to; see <see cref="Learning.Scoring.IPredictor.CanExplain"/>.</summary>
    public bool Explain { get; init; }

    /// <summary>What is known of a delimited input.</summary>
    public CsvOptions Csv { get; init; } = CsvOptions.Default;
}
