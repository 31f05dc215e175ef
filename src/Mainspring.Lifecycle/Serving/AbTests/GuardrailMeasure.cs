namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>What a guardrail watches of the candidate.</summary>
public enum GuardrailMeasure
{
    /// <summary>The share of requests that failed or were refused by the server.</summary>
    ErrorRate,

    /// <summary>The 95th percentile of milliseconds.</summary>
    P95LatencyMs,

    /// <summary>The 99th percentile of milliseconds.</summary>
    P99LatencyMs,

    /// <summary>The distance of the mean prediction (the probability of the positive class, or the number) from the champion's, in standard deviations of the champion's.</summary>
    PredictionShift,

    /// <summary>The distance of the mean probability from the share of positives, or of the mean number from the mean truth in standard deviations of the truth.</summary>
    CalibrationError,
}
