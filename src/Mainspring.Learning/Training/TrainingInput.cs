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

    /// <summary>How much each row counts, 1 on average; null counts all alike. Linear regression counts all alike.</summary>
    public float[]? Weights { get; init; }

    /// <summary>For each feature 1 where the prediction must never fall as it grows, -1 where it must never rise, 0 where it is free; null leaves all free. Trees alone keep to it.</summary>
    public IReadOnlyList<int>? Monotone { get; init; }

    /// <summary>Rows on which progress is measured; null measures it on the training rows.</summary>
    public ValidationRows? Validation { get; init; }

    /// <summary>The same with some of the rows, in the given order, and nothing to measure progress on.</summary>
    internal TrainingInput Take(int[] rows) => this with
    {
        Features = Features.Take(rows),
        Target = [.. rows.Select(row => Target[row])],
        Weights = Weights is null ? null : [.. rows.Select(row => Weights[row])],
        Validation = null,
    };

    /// <summary>The mean over the rows by their weights.</summary>
    internal double Mean(Func<double, double> of)
    {
        double sum = 0, total = 0;
        for (int row = 0; row < Target.Length; row++)
        {
            double weight = Weights is null ? 1 : Weights[row];
            sum += weight * of(Target[row]);
            total += weight;
        }

        return sum / total;
    }

    // Below a million cells a second thread spends more on waiting for the first than it saves.
    internal int UsableThreads => Math.Min(Threads > 0 ? Threads : Environment.ProcessorCount, 1 + (Features.Values.Length / CellsAThread));
}
