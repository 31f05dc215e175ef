using Mainspring.Lifecycle.Filters;

namespace Mainspring.Lifecycle.Tracing.Measures;

/// <summary>What can be measured of traces, and by what it can be grouped and filtered.</summary>
public static class MeasureCatalogue
{
    private static readonly IReadOnlyDictionary<MeasureView, (string[] Metrics, string[] Dimensions)> Known = new Dictionary<MeasureView, (string[], string[])>
    {
        [MeasureView.Traces] = (
            ["trace_count", "session_count", "latency", "input_tokens", "output_tokens", "total_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"],
            ["trace_name", "trace_status"]),
        [MeasureView.Spans] = (
            ["span_count", "latency", "input_cost", "output_cost", "total_cost"],
            ["span_name", "span_type", "span_status", "span_model_name", "span_model_provider"]),
        [MeasureView.Assessments] = (
            ["assessment_count", "assessment_value"],
            ["assessment_name", "assessment_value"]),
    };

    /// <summary>The conditions: <c>trace.status</c>, <c>trace.tag.KEY</c>, <c>trace.metadata.KEY</c>, <c>span.name</c>, <c>assessment.name</c> and their like.</summary>
    public static FilterGrammar Filters { get; } = new("Measurements", "trace.status", [
        FilterFamily.OfKeys("trace", FilterValueKind.Text, FilterComparison.Equal, orders: false),
        FilterFamily.OfFields("span", [Field("name"), Field("status"), Field("type")]),
        FilterFamily.OfFields("assessment", [Field("name"), Field("type")]),
    ]);

    /// <summary>What is wrong with the names in a query, as a sentence; null when they are known.</summary>
    public static string? FindFault(MeasureQuery query)
    {
        (string[] metrics, string[] dimensions) = Known[query.View];
        if (!metrics.Contains(query.Metric))
        {
            return $"'{query.Metric}' is no metric of {query.View.ToString().ToLowerInvariant()}; there are {string.Join(", ", metrics)}.";
        }

        if (query.Dimensions.FirstOrDefault(dimension => !dimensions.Contains(dimension)) is { } unknown)
        {
            return $"'{unknown}' is no dimension of {query.View.ToString().ToLowerInvariant()}; there are {string.Join(", ", dimensions)}.";
        }

        return query.Conditions.Select(condition => FindFault(query.View, condition.Subject)).FirstOrDefault(fault => fault is not null);
    }

    private static string? FindFault(MeasureView view, FilterSubject subject) => subject switch
    {
        { Family: "trace", Key: "status" } => null,
        { Family: "trace" } when subject.Key.StartsWith("tag.", StringComparison.Ordinal) || subject.Key.StartsWith("metadata.", StringComparison.Ordinal) => null,
        { Family: "trace" } => $"'{subject.Key}' is unknown; write trace.status, trace.tag.KEY or trace.metadata.KEY.",
        { Family: "span" } when view != MeasureView.Spans => "Conditions on spans are for measurements of spans.",
        { Family: "assessment" } when view != MeasureView.Assessments => "Conditions on assessments are for measurements of assessments.",
        _ => null,
    };

    private static FilterField Field(string name) => new(name, FilterValueKind.Text, FilterComparison.Equal) { Orders = false };
}
