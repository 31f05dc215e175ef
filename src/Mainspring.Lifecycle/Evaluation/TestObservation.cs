namespace Mainspring.Lifecycle.Evaluation;

/// <summary>One answered request as an A/B test sees it.</summary>
/// <param name="IsCandidate">Whether the candidate answered; else the champion did.</param>
/// <param name="CandidateShare">The probability with which the candidate was to answer it, 0 to 1.</param>
/// <param name="LatencyMs">The time of the answer in milliseconds.</param>
public readonly record struct TestObservation(bool IsCandidate, double CandidateShare, double LatencyMs)
{
    /// <summary>Who asked; null when nobody is known.</summary>
    public string? Key { get; init; }

    /// <summary>The probability of the positive class, or the predicted number; null for more classes.</summary>
    public double? Score { get; init; }

    /// <summary>What came true, in the unit of the score; null while it is not known.</summary>
    public double? Truth { get; init; }

    /// <summary>What the request is worth by the metric of the test; null while it is not known.</summary>
    public double? Value { get; init; }

    /// <summary>The covariate of the test; zero where there is none.</summary>
    public double Covariate { get; init; }
}
