namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>What one request is worth, by its feedback, its label or its time.</summary>
public enum TestMetric
{
    /// <summary>Stars, 1 to 5. Higher is better.</summary>
    Rating,

    /// <summary>1 for a prediction that was called right, else 0; a label decides where nobody did. Higher is better.</summary>
    Correct,

    /// <summary>1 for a wrong class, else 0. Lower is better.</summary>
    ZeroOneError,

    /// <summary>Minus the logarithm of the probability of the true class. Lower is better.</summary>
    LogLoss,

    /// <summary>The squared distance of the probability of the positive class from the truth. Lower is better.</summary>
    Brier,

    /// <summary>The distance of a predicted number from the truth. Lower is better.</summary>
    AbsError,

    /// <summary>Its square. Lower is better.</summary>
    SquaredError,

    /// <summary>What a decision costs, by the cost matrix. Lower is better.</summary>
    Cost,

    /// <summary>Milliseconds. Lower is better.</summary>
    LatencyMs,

    /// <summary>The weighted parts of <see cref="AbTestPlan.Composite"/>. Higher is better.</summary>
    Composite,
}
