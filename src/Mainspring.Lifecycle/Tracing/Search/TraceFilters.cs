using Mainspring.Lifecycle.Filters;

namespace Mainspring.Lifecycle.Tracing.Search;

/// <summary>What traces can be filtered and ordered by.</summary>
public static class TraceFilters
{
    /// <summary>The family of the trace's own columns.</summary>
    public const string Attributes = "attributes";

    /// <summary>The family of tags.</summary>
    public const string Tags = "tags";

    /// <summary>The family of metadata.</summary>
    public const string Metadata = "metadata";

    /// <summary>The family of spans: <c>name</c>, <c>type</c>, <c>status</c>, <c>content</c> and <c>attributes.KEY</c>. All terms of it mean the same span.</summary>
    public const string Span = "span";

    /// <summary>The family of feedback by its name.</summary>
    public const string Feedback = "feedback";

    /// <summary>The family of expectations by their name.</summary>
    public const string Expectation = "expectation";

    /// <summary>The family of linked issues: <c>issue.id</c>.</summary>
    public const string Issue = "issue";

    /// <summary>What a key of <see cref="Span"/> starts with that names an attribute.</summary>
    public const string SpanAttribute = "attributes.";

    private const FilterComparison Matched = FilterComparison.Matching | FilterComparison.RLike;

    /// <summary>The grammar.</summary>
    public static FilterGrammar Grammar { get; } = new("Traces", "trace.status", [
        FilterFamily.OfAttributes(
            [
                Text("request_id", Matched | FilterComparison.Membership) with { Spellings = ["trace_id"] },
                Number("timestamp_ms", "timestamp", "request_time"),
                Number("execution_time_ms", "execution_time", "execution_duration"),
                Number("end_time_ms", "end_time"),
                Text("status", Matched | FilterComparison.Membership) with { Spellings = ["state"] },
                Text("client_request_id", Matched | FilterComparison.Membership),
                Text("name", Matched | FilterComparison.Membership | FilterComparison.Presence),
                Text("run_id", FilterComparison.Equality | FilterComparison.Membership),
                Text("prompt", FilterComparison.Equal) with { Orders = false },
                Text("text", FilterComparison.Like | FilterComparison.ILike) with { Orders = false },
                Text("experiment_id", FilterComparison.None),
            ],
            "trace"),
        FilterFamily.OfKeys(Tags, FilterValueKind.Text, Matched | FilterComparison.Membership | FilterComparison.Presence, orders: true, "tag"),
        FilterFamily.OfKeys(Metadata, FilterValueKind.Text, Matched | FilterComparison.Membership | FilterComparison.Presence, orders: true, "request_metadata", "trace_metadata"),
        FilterFamily.OfKeys(Span, FilterValueKind.Text, Matched | FilterComparison.Membership, orders: false, "spans"),
        FilterFamily.OfKeys(Feedback, FilterValueKind.Any, Matched | FilterComparison.Ordering | FilterComparison.Presence, orders: false, "feedbacks"),
        FilterFamily.OfKeys(Expectation, FilterValueKind.Any, Matched | FilterComparison.Ordering | FilterComparison.Presence, orders: false, "expectations"),
        FilterFamily.OfFields(Issue, [Text("id", FilterComparison.Equal) with { Orders = false }]),
    ]);

    /// <summary>Reads a filter.</summary>
    /// <exception cref="FilterException">It does not follow the grammar.</exception>
    public static Filter Parse(string? text)
    {
        Filter filter = Grammar.Parse(text);
        foreach (FilterTerm term in filter.Terms)
        {
            Check(term);
        }

        return filter;
    }

    private static void Check(FilterTerm term)
    {
        if (term is { Comparison: FilterComparison.RLike, Value: FilterValue.Text { Value: var pattern } } && FilterPattern.FindFault(pattern) is { } fault)
        {
            throw new FilterException(fault, term.Position);
        }

        if (term.Subject.Family != Span)
        {
            return;
        }

        string key = term.Subject.Key;
        bool isAttribute = key.StartsWith(SpanAttribute, StringComparison.Ordinal) && key.Length > SpanAttribute.Length;
        if (!isAttribute && key is not ("name" or "type" or "status" or "content"))
        {
            throw new FilterException($"There is no '{key}' among the fields of a span; there are name, type, status, content and attributes.KEY.", term.Position);
        }

        if (key == "content" && term.Comparison is not (FilterComparison.Like or FilterComparison.ILike))
        {
            throw new FilterException("The content of spans takes LIKE and ILIKE only.", term.Position);
        }
    }

    private static FilterField Text(string name, FilterComparison comparisons) => new(name, FilterValueKind.Text, comparisons);

    private static FilterField Number(string name, params string[] spellings) => new(name, FilterValueKind.Number, FilterComparison.Ordering) { Spellings = spellings };
}
