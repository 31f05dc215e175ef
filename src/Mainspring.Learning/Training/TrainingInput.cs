namespace Mainspring.Learning.Training;

/// <summary>All that a trainer needs. The same input gives the same predictor, bit for bit.</summary>
public sealed record TrainingInput
{
    private const int CellsAThread = 1_000_000;

    /// <summary>The feature vectors.</summary>
    public required FeatureMatrix Features { get; init; }

    /// <summary>One value a row: 0 or 1, a class index, or a number.</summary>
    public required float[] Target { get; init; }

    /// <summary>What the target means.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>The number of classes: 2 for two classes, K for more, ignored for regression.</summary>
    public int ClassCount { get; init; } = 2;

    /// <summary>What the user sets; the rest are the trainer's defaults.</summary>
    public HyperParameters Parameters { get; init; } = HyperParameters.None;

    /// <summary>The seed of everything that is drawn.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Threads to use; 0 takes every processor. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Rows on which progress is measured; null measures it on the training rows.</summary>
    public ValidationRows? Validation { get; init; }

    // Below a million cells a second thread spends more on waiting for the first than it saves.
    internal int UsableThreads => Math.Min(Threads > 0 ? Threads : Environment.ProcessorCount, 1 + (Features.Values.Length / CellsAThread));
}
