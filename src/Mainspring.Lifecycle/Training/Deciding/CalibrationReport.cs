using Mainspring.Statistics.Curves;

namespace Mainspring.Lifecycle.Training.Deciding;

/// <summary>How the probabilities of a model were calibrated, on rows of training that their fits did not learn from.</summary>
/// <param name="Kind">What was taken: none, platt or isotonic.</param>
/// <param name="Rows">The rows.</param>
/// <param name="LogLoss">The log loss of each kind on rows that it was not fitted to, by its name.</param>
public sealed record CalibrationReport(string Kind, int Rows, IReadOnlyDictionary<string, double> LogLoss)
{
    /// <summary>The reliability of the hold-out before calibration; null where nothing was changed.</summary>
    public IReadOnlyList<CalibrationBin>? Before { get; init; }

    /// <summary>The expected calibration error of the hold-out before; null where nothing was changed.</summary>
    public double? ErrorBefore { get; init; }

    /// <summary>The expected calibration error of the hold-out as the model is.</summary>
    public double? Error { get; init; }
}
