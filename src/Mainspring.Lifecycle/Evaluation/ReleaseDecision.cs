using System.Text.Json.Serialization;
using Mainspring.Statistics.AbTests;

namespace Mainspring.Lifecycle.Evaluation;

/// <summary>What the evidence of a test says at one look, with all that it rests on. A value: whoever acts on it is elsewhere.</summary>
public sealed record ReleaseDecision
{
    /// <summary>What should become of the candidate.</summary>
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether the test is over although nothing was shown.</summary>
    public bool IsOver { get; init; }

    /// <summary>The champion's side.</summary>
    public required ArmSummary Champion { get; init; }

    /// <summary>The candidate's side.</summary>
    public required ArmSummary Candidate { get; init; }

    /// <summary>How much better the candidate is: positive is better, whatever the metric. NaN while nothing is known.</summary>
    public double Gain { get; init; } = double.NaN;

    /// <summary>Where the true gain may lie; it holds at all looks together. Infinite ends while nothing is known.</summary>
    public Interval GainInterval { get; init; } = Interval.Unknown;

    /// <summary>The always-valid p-value of no difference.</summary>
    public double PValue { get; init; } = 1;

    /// <summary>How many labelled requests the gain rests on.</summary>
    public long Labels { get; init; }

    /// <summary>How many labels are probably still needed at the gain seen so far; null when that cannot be told.</summary>
    public long? LabelsNeeded { get; init; }

    /// <summary>The guardrails.</summary>
    public IReadOnlyList<GuardrailVerdict> Guardrails { get; init; } = [];

    /// <summary>The p-value of requests having gone to the sides as they were to; below <see cref="SampleRatioTest.Alarm"/> no comparison can be trusted.</summary>
    public double SampleRatio { get; init; } = 1;

    /// <summary>Whether requests went to the sides as they should have.</summary>
    [JsonIgnore]
    public bool SharesAreSound => SampleRatio >= SampleRatioTest.Alarm;

    /// <summary>How often the rule promotes a candidate that is no better, by simulation with feedback like this; null for rules that keep a promise about it.</summary>
    public double? FalsePromotions { get; init; }

    /// <summary>What else there is to know, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
