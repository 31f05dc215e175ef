namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>How a candidate is tried beside the champion of an endpoint, and what decides between them. What an operator set; without faults by <see cref="AbTestRules"/>.</summary>
public sealed record AbTestPlan
{
    /// <summary>The rule.</summary>
    public AbTestMethod Method { get; init; } = AbTestMethod.Sequential;

    /// <summary>What one request is worth.</summary>
    public TestMetric Metric { get; init; } = TestMetric.Rating;

    /// <summary>Whether higher is better, where somebody said so for readers; it must be what the metric says.</summary>
    public bool? Better { get; init; }

    /// <summary>The parts of <see cref="TestMetric.Composite"/>; else empty.</summary>
    public IReadOnlyList<CompositePart> Composite { get; init; } = [];

    /// <summary>The costs of <see cref="TestMetric.Cost"/>; else null.</summary>
    public CostMatrix? Costs { get; init; }

    /// <summary>How often the rule may err, over all looks together; 0.05. Each guardrail has its part of as much again.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The number of labels at which a decision is hoped for; there the interval is at its best.</summary>
    public long ExpectedLabels { get; init; } = 2000;

    /// <summary>How much better the candidate must be for a promotion. Zero for any improvement.</summary>
    public Amount Margin { get; init; } = Amount.Zero;

    /// <summary>How much worse the candidate may be and still count as no worse; null when that is not asked.</summary>
    public Amount? NonInferiority { get; init; }

    /// <summary>Whether the sides are compared by fractions of the champion's mean; else in the unit of the metric.</summary>
    public bool IsRelative => Margin.IsRelative || NonInferiority is { IsRelative: true };

    /// <summary>Whether a candidate that is no worse is promoted without asking.</summary>
    public bool PromotesNonInferior { get; init; }

    /// <summary>Requests that each side must have answered before anything is decided.</summary>
    public long MinRequests { get; init; } = 50;

    /// <summary>Labelled requests that each side must have before anything but a guardrail decides.</summary>
    public long MinFeedback { get; init; } = 50;

    /// <summary>The least time before a promotion; a full week sees every weekday. Zero for none.</summary>
    public TimeSpan MinDuration { get; init; }

    /// <summary>After this time without a decision the test ends with no difference shown; null for never.</summary>
    public TimeSpan? MaxDuration { get; init; } = TimeSpan.FromDays(21);

    /// <summary>How often the evidence is looked at.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What the candidate must keep to.</summary>
    public IReadOnlyList<Guardrail> Guardrails { get; init; } = [];

    /// <summary>After how many looks in a row a broken guardrail acts, where the interval does not already; at least 1.</summary>
    public int GuardrailLooks { get; init; } = 3;

    /// <summary>Whether requests with the same key count as one user, so that a user with many requests does not count as many users.</summary>
    public bool Clusters { get; init; } = true;

    /// <summary>How far before the test the same users' requests are looked at, so that what was known of a user is taken out of the comparison (CUPED); null not to.</summary>
    public TimeSpan? History { get; init; }

    /// <summary>Whether both sides are known to be the same and the test only tries the measurement: nothing is ever promoted.</summary>
    public bool IsAA { get; init; }

    /// <summary>Percent of the requests that the candidate answers, where no steps say it; 0 for <see cref="AbTestMethod.PairedShadow"/>.</summary>
    public double Share { get; init; } = 20;

    /// <summary>The shares one after the other; empty to stay at <see cref="Share"/>. The last is below 100: whole traffic is what a promotion gives.</summary>
    public IReadOnlyList<RolloutStep> Steps { get; init; } = [];

    /// <summary>Whether a person must agree to a promotion.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>What follows when the candidate loses.</summary>
    public LosingAction OnLose { get; init; }

    /// <summary>The steps of the test; one without an end where none are named.</summary>
    public IReadOnlyList<RolloutStep> AllSteps => Steps.Count > 0 ? Steps : [new(Method == AbTestMethod.PairedShadow ? 0 : Share, TimeSpan.Zero)];
}
