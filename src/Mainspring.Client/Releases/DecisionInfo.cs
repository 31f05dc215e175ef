namespace Mainspring.Client.Releases;

/// <summary>What the evidence says of a candidate at this moment.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Release">The release that it is about: the active one, else the last; null when nothing was ever tried.</param>
/// <param name="Method">The rule: <c>sequential</c>, <c>paired_shadow</c>, <c>composite</c> or <c>guardrails</c>.</param>
/// <param name="Metric">What a request is worth by.</param>
/// <param name="Outcome"><c>promote</c>, <c>non_inferior</c>, <c>roll_back</c> or <c>keep_collecting</c>; null when there is nothing to decide.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Over">Whether the test is over although nothing was shown.</param>
/// <param name="Arms">The champion's side, then the candidate's.</param>
/// <param name="Gain">How much better the candidate is; positive is better whatever the metric. Null while nothing is known.</param>
/// <param name="Lower">The lower end of the interval of the gain, which holds at all looks together; null while it is open.</param>
/// <param name="Upper">The upper end; null while it is open.</param>
/// <param name="Relative">Whether gain and interval are fractions of the champion's mean.</param>
/// <param name="PValue">The always-valid p-value of no difference.</param>
/// <param name="Labels">Labelled requests that the gain rests on.</param>
/// <param name="LabelsNeeded">Labels that are probably still needed; null when that cannot be told.</param>
/// <param name="Guardrails">What the candidate must keep to.</param>
/// <param name="SampleRatio">The p-value of requests having gone to the sides as they were to; below 0.001 nothing is decided.</param>
/// <param name="Bayesian">The evidence as a bet, for reading only.</param>
/// <param name="FalsePromotions">How often the rule promotes a candidate that is no better, by simulation; null for rules that keep a promise about it.</param>
/// <param name="Notes">What else there is to know.</param>
/// <param name="Looks">What each look saw, oldest first.</param>
public sealed record DecisionInfo(
    string Endpoint,
    ReleaseInfo? Release,
    string? Method,
    string? Metric,
    string? Outcome,
    string Reason,
    bool Over,
    IReadOnlyList<ArmInfo> Arms,
    double? Gain,
    double? Lower,
    double? Upper,
    bool Relative,
    double? PValue,
    long Labels,
    long? LabelsNeeded,
    IReadOnlyList<GuardrailInfo> Guardrails,
    double? SampleRatio,
    BayesianInfo? Bayesian,
    double? FalsePromotions,
    IReadOnlyList<string> Notes,
    IReadOnlyList<LookInfo> Looks);
