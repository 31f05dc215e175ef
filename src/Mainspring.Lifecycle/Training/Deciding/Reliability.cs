using Mainspring.Statistics.Curves;

namespace Mainspring.Lifecycle.Training.Deciding;

/// <summary>Whether calibration helped on rows that had no part in it.</summary>
internal static class Reliability
{
    /// <summary>The report with what the hold-out says.</summary>
    /// <param name="report">What was compared on the rows of training.</param>
    /// <param name="truth">The hold-out.</param>
    /// <param name="outputs">The probabilities of the model.</param>
    /// <param name="raw">Those before calibration; null where nothing was changed.</param>
    public static CalibrationReport Of(CalibrationReport report, float[] truth, float[] outputs, float[]? raw)
    {
        CalibrationCurve? before = raw is null ? null : CalibrationCurve.Of(truth, raw);
        return report with { Error = CalibrationCurve.Of(truth, outputs).ExpectedError, ErrorBefore = before?.ExpectedError, Before = before?.Bins };
    }
}
