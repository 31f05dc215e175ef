using System.Globalization;

namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>What the parts of a plan must be together.</summary>
public static class AbTestRules
{
    /// <summary>The most guardrails, steps or parts of a composite.</summary>
    public const int MostEntries = 20;

    /// <summary>Everything that is wrong with a plan, with the key that it concerns; empty when it can be followed.</summary>
    public static IReadOnlyList<(string Key, string Fault)> FindFaults(AbTestPlan plan) => [.. OfNumbers(plan), .. OfMetric(plan), .. OfSteps(plan)];

    private static IEnumerable<(string Key, string Fault)> OfNumbers(AbTestPlan plan)
    {
        if (plan.Alpha is not (> 0 and < 0.5))
        {
            yield return ("alpha", Text($"alpha is {plan.Alpha}; it must be above 0 and below 0.5, such as 0.05."));
        }

        if (plan.ExpectedLabels < 100)
        {
            yield return ("expected_labels", Text($"expected_labels is {plan.ExpectedLabels}; it must be at least 100."));
        }

        if (plan is { Margin.Value: > 0, NonInferiority: { } allowed } && plan.Margin.IsRelative != allowed.IsRelative)
        {
            yield return ("non_inferiority", $"margin is {plan.Margin} and non_inferiority {allowed}; write both in percent or both in the unit of the metric.");
        }

        if (plan.NonInferiority is { Value: 0 })
        {
            yield return ("non_inferiority", "non_inferiority is 0; it must be above zero.");
        }

        if (plan.PromotesNonInferior && plan.NonInferiority is null)
        {
            yield return ("on_non_inferior", "A candidate can only be found no worse where non_inferiority says how much is allowed.");
        }

        if (plan.MinRequests < 0 || plan.MinFeedback < 0 || plan.GuardrailLooks < 1)
        {
            yield return ("min_requests", "min_requests and min_feedback must not be negative, and guardrail_looks must be at least 1.");
        }

        if (plan.Every <= TimeSpan.Zero || plan.MinDuration < TimeSpan.Zero || plan.MaxDuration <= plan.MinDuration)
        {
            yield return ("max_duration", "every must be above zero, and max_duration must be longer than min_duration.");
        }

        if (plan.Guardrails.Count > MostEntries)
        {
            yield return ("guardrails", $"There are {plan.Guardrails.Count} guardrails; at most {MostEntries} are watched.");
        }
    }

    private static IEnumerable<(string Key, string Fault)> OfMetric(AbTestPlan plan)
    {
        if (plan.Better is { } better && better != TestMetrics.HigherIsBetter(plan.Metric))
        {
            yield return ("better", $"Of {TestMetrics.NameOf(plan.Metric)} {(better ? "lower" : "higher")} is better; delete the line.");
        }

        if (plan.Metric == TestMetric.Composite == (plan.Composite.Count == 0))
        {
            yield return ("composite", plan.Composite.Count == 0 ? "The metric composite needs its parts below composite." : "Parts of a composite are only for the metric composite.");
        }

        if (plan.Composite.Any(part => part.Metric == TestMetric.Composite || !(part.Weight > 0) || !(part.Scale > 0)) || plan.Composite.Count > MostEntries)
        {
            yield return ("composite", "Each part of a composite needs a metric of its own, and a weight and a scale above zero.");
        }

        bool needsCosts = plan.Metric == TestMetric.Cost || plan.Composite.Any(part => part.Metric == TestMetric.Cost);
        if (needsCosts != plan.Costs is not null)
        {
            yield return ("costs", needsCosts ? "The metric cost needs costs: {false_positive: 1, false_negative: 5}." : "Costs are only for the metric cost.");
        }

        if (plan.Method == AbTestMethod.PairedShadow && plan.Metric is TestMetric.Rating or TestMetric.LatencyMs)
        {
            yield return ("method", "A shadow gets no stars and answers nobody, so paired_shadow needs a metric of labels: correct, zero_one_error, log_loss, brier, abs_error, squared_error or cost.");
        }

        if (plan is { Method: AbTestMethod.PairedShadow, Steps.Count: > 0 })
        {
            yield return ("steps", "With paired_shadow the candidate scores all requests and answers none, so there are no steps.");
        }
    }

    private static IEnumerable<(string Key, string Fault)> OfSteps(AbTestPlan plan)
    {
        if (plan.Share is not (>= 0 and < 100))
        {
            yield return ("share", Text($"share is {plan.Share} percent; it must be at least 0 and below 100."));
        }

        if (plan.Steps.Count > MostEntries)
        {
            yield return ("steps", $"There are {plan.Steps.Count} steps; at most {MostEntries} are taken.");
        }

        for (int index = 0; index < plan.Steps.Count; index++)
        {
            RolloutStep step = plan.Steps[index];
            if (step.Share is not (>= 0 and < 100) || (index > 0 && step.Share <= plan.Steps[index - 1].Share))
            {
                yield return ("steps", Text($"Step {index + 1} has {step.Share} percent; the shares must rise and stay below 100, which is what a promotion gives."));
            }

            if (step.MinDuration < TimeSpan.Zero || step.MinLabels < 0)
            {
                yield return ("steps", Text($"Step {index + 1} must not last a negative time nor need a negative number of labels."));
            }
        }

        if (plan is { Method: AbTestMethod.Guardrails, Steps.Count: 0 })
        {
            yield return ("steps", "The method guardrails takes over step by step, so it needs steps.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
