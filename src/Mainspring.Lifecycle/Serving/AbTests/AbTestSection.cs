using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>
/// How an <see cref="AbTestPlan"/> is written: the section <c>deploy.endpoint.ab_test</c> of the project file, and with the same keys the JSON of the wire and of stores. Written
/// <c>ab_test: rating</c> for short.
/// </summary>
public static class AbTestSection
{
    private const string Root = "ab_test";

    private static readonly RecordShape<RolloutStep> Step = new RecordShape<RolloutStep>(new(1, TimeSpan.Zero))
        .Value("share", new ShareShape(0, 0.99), s => s.Share / 100, (s, v) => s with { Share = v * 100 }, "Share of the requests that the candidate answers, 5% or 0.05; 0 scores as a shadow.", required: true)
        .Value("for", new DurationShape(), s => s.MinDuration == TimeSpan.Zero ? null : s.MinDuration, (s, v) => s with { MinDuration = v }, "How long the step lasts at least. Default: no time.")
        .Value("labels", new IntegerShape(0), s => (int)s.MinLabels, (s, v) => s with { MinLabels = v }, "Labelled requests of the candidate that the step takes at least. Default: 0.")
        .Short("share");

    private static readonly RecordShape<CompositePart> Part = new RecordShape<CompositePart>(new(TestMetric.Rating, 1, 1))
        .Value("metric", Metric(), s => s.Metric, (s, v) => s with { Metric = v }, "What is measured.", required: true)
        .Value("weight", new NumberShape(0), s => s.Weight, (s, v) => s with { Weight = v }, "Its weight, above zero.", required: true)
        .Value("scale", new NumberShape(0), s => s.Scale, (s, v) => s with { Scale = v }, "The value that counts as a whole: 5 for stars, 5000 for milliseconds. Default: 1.");

    private static readonly RecordShape<CostMatrix> Costs = new RecordShape<CostMatrix>(new(0, 0))
        .Value("false_positive", new NumberShape(), s => s.FalsePositive, (s, v) => s with { FalsePositive = v }, "Cost of calling the positive class wrongly.", required: true)
        .Value("false_negative", new NumberShape(), s => s.FalseNegative, (s, v) => s with { FalseNegative = v }, "Cost of missing the positive class.", required: true)
        .Value("true_positive", new NumberShape(), s => s.TruePositive, (s, v) => s with { TruePositive = v }, "Cost of calling the positive class rightly; a gain is negative. Default: 0.")
        .Value("true_negative", new NumberShape(), s => s.TrueNegative, (s, v) => s with { TrueNegative = v }, "Cost of calling the negative class rightly. Default: 0.");

    private static readonly RecordShape<AbTestPlan> Decide = new RecordShape<AbTestPlan>(new())
        .Value("alpha", new NumberShape(0, 0.5), s => s.Alpha, (s, v) => s with { Alpha = v }, "How often the rule may err, over all looks together. Default: 0.05.", why: "one test of twenty may err")
        .Value("expected_labels", new IntegerShape(100), s => (int)s.ExpectedLabels, (s, v) => s with { ExpectedLabels = v }, "Labels at which a decision is hoped for. Default: 2000.")
        .Value("min_requests", new IntegerShape(0), s => (int)s.MinRequests, (s, v) => s with { MinRequests = v }, "Requests that each side must have answered. Default: 50.")
        .Value("min_feedback", new IntegerShape(0), s => (int)s.MinFeedback, (s, v) => s with { MinFeedback = v }, "Labelled requests that each side must have. Default: 50.")
        .Value("min_duration", new DurationShape(), s => s.MinDuration == TimeSpan.Zero ? null : s.MinDuration, (s, v) => s with { MinDuration = v }, "The least time before a promotion, such as 7d. Default: none.")
        .Value("max_duration", new DurationShape(), s => s.MaxDuration, (s, v) => s with { MaxDuration = v }, "After this time the test ends with no difference shown. Default: 21d.")
        .Value("every", new DurationShape(), s => s.Every, (s, v) => s with { Every = v }, "How often the evidence is looked at. Default: 1h.");

    /// <summary>The shape of the section.</summary>
    public static Shape<AbTestPlan> Shape { get; } = new CheckedShape<AbTestPlan>(
        new RecordShape<AbTestPlan>(new())
            .Value("metric", Metric(), s => s.Metric, (s, v) => s with { Metric = v }, "What a request is worth: rating, correct, zero_one_error, log_loss, brier, abs_error, squared_error, cost, latency_ms or composite. Default: rating.")
            .Value("better", new ChoiceShape<bool>(("higher", true), ("lower", false)), s => s.Better, (s, v) => s with { Better = v }, "Which way is better, for readers; it follows from the metric.")
            .Value("method", new ChoiceShape<AbTestMethod>(("sequential", AbTestMethod.Sequential), ("paired_shadow", AbTestMethod.PairedShadow), ("composite", AbTestMethod.Composite), ("guardrails", AbTestMethod.Guardrails)), s => s.Method, (s, v) => s with { Method = v }, "sequential (an interval that holds at every look), paired_shadow (both score the same requests), composite (0.7 rating + 0.3 latency, 5 % better, 20 % worse) or guardrails (steps only). Default: sequential.")
            .Field("composite", new ListShape<CompositePart>(Part), s => s.Composite, (s, v) => s with { Composite = v }, "The parts of the metric composite.")
            .Field("costs", Costs, s => s.Costs, (s, v) => s with { Costs = v }, "The costs of the metric cost.")
            .Field("margin", new AmountShape(), s => s.Margin.Value == 0 ? null : s.Margin, (s, v) => s with { Margin = v }, "How much better the candidate must be, 0.1 or 5% of the champion's mean. Default: any improvement.")
            .Field("non_inferiority", new AmountShape(), s => s.NonInferiority, (s, v) => s with { NonInferiority = v }, "How much worse it may be and still count as no worse. Default: that is not asked.")
            .Value("on_non_inferior", new ChoiceShape<bool>(("keep", false), ("promote", true)), s => s.PromotesNonInferior, (s, v) => s with { PromotesNonInferior = v }, "Whether a candidate that is no worse is promoted. Default: keep.")
            .Value("on_win", new ChoiceShape<bool>(("promote", false), ("ask", true)), s => s.NeedsApproval, (s, v) => s with { NeedsApproval = v }, "Whether a person must agree to a promotion (ask). Default: promote.")
            .Value("on_lose", new ChoiceShape<LosingAction>(("archive", LosingAction.Archive), ("retrain", LosingAction.Retrain)), s => s.OnLose, (s, v) => s with { OnLose = v }, "What follows when the candidate loses: nothing (archive), or a training (retrain). Default: archive.")
            .Field("decide", Decide, s => s, (s, v) => s with { Alpha = v.Alpha, ExpectedLabels = v.ExpectedLabels, MinRequests = v.MinRequests, MinFeedback = v.MinFeedback, MinDuration = v.MinDuration, MaxDuration = v.MaxDuration, Every = v.Every }, "When a decision may fall.")
            .Field("guardrails", new ListShape<Guardrail>(new GuardrailShape()), s => s.Guardrails, (s, v) => s with { Guardrails = v }, "What the candidate must keep to: 'error_rate < 1%', 'p95_latency_ms < 50', 'p99_latency_ms < 100', 'prediction_shift < 0.2', 'calibration_error < 5%'.")
            .Value("guardrail_looks", new IntegerShape(1), s => s.GuardrailLooks, (s, v) => s with { GuardrailLooks = v }, "Looks in a row at which a guardrail must be broken, where chance is not excluded sooner. Default: 3.")
            .Value("clusters", new BooleanShape(), s => s.Clusters, (s, v) => s with { Clusters = v }, "Whether requests with the same key count as one user. Default: true.")
            .Value("history", new DurationShape(), s => s.History, (s, v) => s with { History = v }, "How far before the test the same users' requests are taken into account (CUPED), such as 14d. Default: not at all.")
            .Value("aa", new BooleanShape(), s => s.IsAA, (s, v) => s with { IsAA = v }, "Whether both sides are known to be the same; nothing is promoted then. Default: false.")
            .Value("share", new ShareShape(0, 0.99), s => s.Share / 100, (s, v) => s with { Share = v * 100 }, "Share of the requests that the candidate answers, where no steps say it. Default: 20%.")
            .Field("steps", new ListShape<RolloutStep>(Step), s => s.Steps, (s, v) => s with { Steps = v }, "Shares one after the other: [1%, 5%, 25%, 50%], or with {share, for, labels}.")
            .Short("metric"),
        AbTestRules.FindFaults);

    /// <summary>Reads a plan from the JSON (or YAML) of the same keys. References to environment variables are not resolved.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AbTestPlan? plan, out IReadOnlyList<ProjectFault> faults)
    {
        var reading = new ProjectReading(_ => null);
        plan = null;
        bool good = YamlText.Read(text, Root, reading.Faults) is { } element && Shape.TryRead(element, Root, reading, out plan);
        faults = reading.Faults;
        return good && faults.Count == 0 && plan is not null;
    }

    /// <summary>The JSON of a plan.</summary>
    public static JsonNode Write(AbTestPlan plan) => Shape.Write(plan) ?? new JsonObject();

    private static ChoiceShape<TestMetric> Metric() => new([.. TestMetrics.Names]);
}
