using System.Collections.Immutable;
using System.Globalization;
using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Search;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Storage.Relational.Filters;

namespace Mainspring.Storage.Relational.Tracing;

/// <summary>Filters of traces as conditions on rows of <c>trace</c>.</summary>
internal static class TraceConditions
{
    /// <summary>A condition that is true for the traces that match.</summary>
    public static SqlFragment Of(Filter filter, Dialect dialect)
    {
        ImmutableArray<FilterTerm> terms = filter.Terms;
        IEnumerable<SqlFragment> conditions = terms.Where(term => term.Subject.Family != TraceFilters.Span && term.Subject.Key != "text").Select(Of);
        SqlFragment[] onSpan = [.. terms.Where(term => term.Subject.Family == TraceFilters.Span || term.Subject is { Family: TraceFilters.Attributes, Key: "text" }).Select(term => OfSpan(term, dialect))];
        return Conditions.All(onSpan.Length == 0 ? conditions : conditions.Append(
            Sql.Fragment($"EXISTS (SELECT 1 FROM trace_span AS span WHERE span.trace_no = trace.trace_no AND {Conditions.All(onSpan)})")));
    }

    private static SqlFragment Of(FilterTerm term) => term.Subject switch
    {
        { Family: TraceFilters.Attributes } subject => OfAttribute(subject.Key, term),
        { Family: TraceFilters.Tags } subject => OfTag(subject.Key, term),
        { Family: TraceFilters.Metadata, Key: TraceKeys.SourceRun } when term.Comparison == FilterComparison.Equal => OfRun(term),
        { Family: TraceFilters.Metadata } subject => OfEntry(Sql.Fragment($"trace_metadata"), subject.Key, term),
        { Family: TraceFilters.Feedback } subject => OfAssessment("feedback", subject.Key, term),
        { Family: TraceFilters.Expectation } subject => OfAssessment("expectation", subject.Key, term),
        _ => OfIssue(term),
    };

    private static SqlFragment OfAttribute(string key, FilterTerm term) => key switch
    {
        "request_id" => Comparison.Of(Sql.Fragment($"trace.trace_id"), term),
        "timestamp_ms" => Comparison.Of(Sql.Fragment($"trace.started_at"), term),
        "execution_time_ms" => Comparison.Of(Sql.Fragment($"trace.duration_ms"), term),
        "end_time_ms" => Comparison.Of(Sql.Fragment($"(trace.started_at + trace.duration_ms)"), term),
        "status" => Comparison.Of(Sql.Fragment($"trace.state"), term),
        "client_request_id" => Comparison.Of(Sql.Fragment($"trace.client_request_id"), term),
        "name" => OfTag(TraceKeys.Name, term),
        "run_id" => OfRun(term),
        _ => OfPrompt(term),
    };

    private static SqlFragment OfTag(string key, FilterTerm term) => OfEntry(Sql.Fragment($"trace_tag"), key, term);

    private static SqlFragment OfEntry(SqlFragment table, string key, FilterTerm term) => term.Comparison switch
    {
        FilterComparison.IsNull => Sql.Fragment($"NOT EXISTS (SELECT 1 FROM {table} AS entry WHERE entry.trace_no = trace.trace_no AND entry.key = {key})"),
        FilterComparison.IsNotNull => Sql.Fragment($"EXISTS (SELECT 1 FROM {table} AS entry WHERE entry.trace_no = trace.trace_no AND entry.key = {key})"),
        _ => Sql.Fragment($"EXISTS (SELECT 1 FROM {table} AS entry WHERE entry.trace_no = trace.trace_no AND entry.key = {key} AND {Comparison.Of(Sql.Fragment($"entry.value"), term)})"),
    };

    // The run that a trace was made in, or one that it was linked to later.
    private static SqlFragment OfRun(FilterTerm term)
    {
        bool negative = term.Comparison is FilterComparison.NotEqual or FilterComparison.NotIn;
        string[] runs = term.Value is FilterValue.Texts several ? [.. several.Values] : [((FilterValue.Text)term.Value).Value];
        SqlFragment among = Sql.Fragment($"""
            trace.trace_no IN (
                SELECT trace_no FROM trace_run WHERE run_id IN {Sql.List(runs)}
                UNION ALL SELECT trace_no FROM trace_metadata WHERE key = {TraceKeys.SourceRun} AND value IN {Sql.List(runs)})
            """);
        return negative
            ? Sql.Fragment($"(NOT {among} AND EXISTS (SELECT 1 FROM trace_metadata AS entry WHERE entry.trace_no = trace.trace_no AND entry.key = {TraceKeys.SourceRun}))")
            : among;
    }

    // A prompt is written as NAME/VERSION and must be in the list as a whole.
    private static SqlFragment OfPrompt(FilterTerm term)
    {
        string text = ((FilterValue.Text)term.Value).Value;
        int slash = text.LastIndexOf('/');
        if (slash <= 0 || slash == text.Length - 1)
        {
            throw new FilterException($"'{text}' is no version of a prompt; write 'NAME/VERSION'.", term.Position);
        }

        string pattern = LikeLiteral(PromptList.Entry(new(text[..slash], text[(slash + 1)..])));
        return Sql.Fragment($"EXISTS (SELECT 1 FROM trace_tag AS entry WHERE entry.trace_no = trace.trace_no AND entry.key = {TraceKeys.LinkedPrompts} AND entry.value LIKE {$"%{pattern}%"} ESCAPE '\\')");
    }

    private static SqlFragment OfAssessment(string kind, string name, FilterTerm term)
    {
        SqlFragment own = Sql.Fragment($"SELECT 1 FROM trace_assessment AS judged WHERE judged.trace_no = trace.trace_no AND judged.kind = {kind} AND judged.name = {name} AND judged.is_valid = 1");
        return term.Comparison switch
        {
            FilterComparison.IsNull => Sql.Fragment($"NOT EXISTS ({own})"),
            FilterComparison.IsNotNull => Sql.Fragment($"EXISTS ({own})"),
            _ when term.Value is FilterValue.Number => Sql.Fragment($"EXISTS ({own} AND {Comparison.Of(Sql.Fragment($"judged.number"), term)})"),
            FilterComparison.Greater or FilterComparison.GreaterOrEqual or FilterComparison.Less or FilterComparison.LessOrEqual =>
                Sql.Fragment($"EXISTS ({own} AND {Comparison.Of(Sql.Fragment($"judged.number"), AsNumber(term))})"),
            _ => Sql.Fragment($"EXISTS ({own} AND {Comparison.Of(Sql.Fragment($"judged.text"), term)})"),
        };
    }

    private static FilterTerm AsNumber(FilterTerm term) => double.TryParse(((FilterValue.Text)term.Value).Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
        ? term with { Value = new FilterValue.Number(number) }
        : throw new FilterException($"{term.Subject} can only be ordered against a number.", term.Position);

    private static SqlFragment OfIssue(FilterTerm term) => Sql.Fragment(
        $"EXISTS (SELECT 1 FROM trace_assessment AS judged WHERE judged.trace_no = trace.trace_no AND judged.kind = 'issue' AND judged.is_valid = 1 AND {Comparison.Of(Sql.Fragment($"judged.name"), term)})");

    private static SqlFragment OfSpan(FilterTerm term, Dialect dialect) => term.Subject.Key switch
    {
        "name" => Comparison.Of(Sql.Fragment($"span.name"), term),
        "type" => Comparison.Of(Sql.Fragment($"span.type"), term),
        "status" => Comparison.Of(Sql.Fragment($"span.status"), term),
        "content" or "text" => Comparison.Of(Sql.Fragment($"span.content"), term),
        var key => OfSpanAttribute(key[TraceFilters.SpanAttribute.Length..], term, dialect),
    };

    // Values are kept as JSON within JSON, so one that is a text has quotes of its own; both spellings are asked for.
    private static SqlFragment OfSpanAttribute(string key, FilterTerm term, Dialect dialect)
    {
        SqlFragment value = dialect == Dialect.Sqlite
            ? Sql.Fragment($"(SELECT attribute.value FROM json_each(span.content, '$.attributes') AS attribute WHERE attribute.key = {key})")
            : Sql.Fragment($"(CAST(span.content AS json) -> 'attributes' ->> {key})");
        if (term.Comparison == FilterComparison.RLike)
        {
            return Comparison.Of(Sql.Fragment($"trim({value}, '\"')"), term);
        }

        FilterTerm quoted = term with
        {
            Value = term.Value switch
            {
                FilterValue.Text text when term.Comparison is FilterComparison.Equal or FilterComparison.NotEqual => new FilterValue.Text(SpanValue.OfText(text.Value)),
                FilterValue.Text text => new FilterValue.Text($"\"{text.Value}\""),
                FilterValue.Texts texts => new FilterValue.Texts([.. texts.Values.Select(SpanValue.OfText)]),
                var other => other,
            },
        };
        bool negative = term.Comparison is FilterComparison.NotEqual or FilterComparison.NotIn;
        return negative
            ? Sql.Fragment($"({Comparison.Of(value, term)} AND {Comparison.Of(value, quoted)})")
            : Sql.Fragment($"({Comparison.Of(value, term)} OR {Comparison.Of(value, quoted)})");
    }

    private static string LikeLiteral(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
