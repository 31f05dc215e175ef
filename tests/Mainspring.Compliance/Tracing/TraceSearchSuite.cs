using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Assessments;
using Mainspring.Lifecycle.Tracing.Measures;
using Mainspring.Lifecycle.Tracing.Search;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Compliance.Tracing;

/// <summary>What every store of traces must find and measure.</summary>
public abstract class TraceSearchSuite : TracingSuite
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "c b a")]
    [InlineData("status = 'OK'", "c a")]
    [InlineData("trace.status != 'OK'", "b")]
    [InlineData("attributes.status IN ('ERROR', 'IN_PROGRESS')", "b")]
    [InlineData("timestamp_ms > 1700000000123", "c b")]
    [InlineData("execution_time_ms <= 200", "b a")]
    [InlineData("end_time_ms = 1700000000223", "a")]
    [InlineData("name = 'b'", "b")]
    [InlineData("name LIKE 'B'", "")]
    [InlineData("name ILIKE 'B'", "b")]
    [InlineData("name RLIKE '^[bx]$'", "b")]
    [InlineData("name RLIKE 'B'", "")]
    [InlineData("span.attributes.gen_ai.request.model RLIKE '^gpt'", "b a")]
    [InlineData("tags.team = 'blue' AND status = 'OK'", "a")]
    [InlineData("tag.team != 'blue'", "c")]
    [InlineData("tags.team IS NULL", "")]
    [InlineData("metadata.`a.b` = 'x%y'", "a")]
    [InlineData("metadata.`a.b` LIKE 'x%'", "b a")]
    [InlineData("request_metadata.`a.b` IS NULL", "c")]
    [InlineData("client_request_id = 'r-1'", "a")]
    [InlineData("request_id = 'tr-c'", "c")]
    [InlineData("prompt = 'greet/2'", "b")]
    [InlineData("prompt = 'gr/2'", "")]
    [InlineData("feedback.quality = 'good'", "a")]
    [InlineData("feedback.quality != 'good'", "b")]
    [InlineData("feedback.score > 0.5", "a")]
    [InlineData("feedback.score > '0.5'", "a")]
    [InlineData("feedback.correct = 'true'", "c")]
    [InlineData("feedback.quality IS NULL", "c")]
    [InlineData("expectation.answer LIKE '%42%'", "c")]
    [InlineData("span.name = 'retrieve' AND span.type = 'RETRIEVER'", "a")]
    [InlineData("span.name = 'retrieve' AND span.type = 'LLM'", "")]
    [InlineData("span.status = 'ERROR'", "b")]
    [InlineData("span.attributes.gen_ai.request.model = 'gpt-4'", "a")]
    [InlineData("span.attributes.gen_ai.request.model LIKE 'gpt%'", "b a")]
    [InlineData("span.attributes.gen_ai.request.model != 'gpt-4'", "b")]
    [InlineData("span.attributes.tokens = '7'", "b")]
    [InlineData("text LIKE '%Zürich%'", "a")]
    public async Task A_filter_finds_the_traces_that_match(string filter, string expected)
    {
        long experiment = await FillAsync();
        (await FindAsync(experiment, filter)).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("timestamp_ms ASC", "a b c")]
    [InlineData("execution_time DESC", "c b a")]
    [InlineData("name DESC", "c b a")]
    [InlineData("status", "b c a")]
    [InlineData("metadata.`a.b`", "a b c")]
    [InlineData("metadata.`a.b` DESC", "b a c")]
    public async Task An_order_puts_traces_without_a_value_last(string order, string expected)
    {
        long experiment = await FillAsync();
        (await FindAsync(experiment, null, order)).ShouldBe(expected.Split(' '));
    }

    [Fact]
    public async Task Traces_of_a_run_are_those_made_in_it_and_those_linked_to_it()
    {
        Run run = await StartRunAsync();
        await KeepAsync(Named(run.ExperimentId, "within", 1) with { Metadata = new Dictionary<string, string> { [TraceKeys.SourceRun] = run.Id.Value } });
        Trace linked = await KeepAsync(Named(run.ExperimentId, "linked", 2));
        await KeepAsync(Named(run.ExperimentId, "neither", 3));
        (await Store.LinkAsync(run.Id.Value, [linked.Id, TraceId.New()], Start, Cancellation)).ShouldBeTrue();
        (await Store.LinkAsync(run.Id.Value, [linked.Id], Start, Cancellation)).ShouldBeTrue();

        (await FindAsync(run.ExperimentId, $"run_id = '{run.Id}'")).ShouldBe(["linked", "within"]);
        (await FindAsync(run.ExperimentId, $"metadata.mlflow.sourceRun = '{run.Id}'")).ShouldBe(["linked", "within"]);
        (await Store.LinkAsync(RunId.New().Value, [linked.Id], Start, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_hold_each_trace_once_while_others_come()
    {
        long experiment = (await StartRunAsync()).ExperimentId;
        for (int i = 0; i < 5; i++)
        {
            await KeepAsync(Named(experiment, $"t{i}", i));
        }

        var seen = new List<string>();
        TraceCursor? after = null;
        do
        {
            TracePage page = await Store.SearchAsync(new() { Experiments = [experiment], Limit = 2, After = after }, Cancellation);
            seen.AddRange(page.Traces.Select(trace => trace.Title));
            after = page.Next;
            await KeepAsync(Named(experiment, "newer", 100));
        }
        while (after is not null);

        seen.ShouldBe(["t4", "t3", "t2", "t1", "t0"]);
    }

    [Fact]
    public async Task Two_conditions_are_counted_alone_and_together()
    {
        long experiment = await FillAsync();
        (await Store.CountAsync([experiment], Filter.Everything, TraceFilters.Parse("status = 'OK'"), TraceFilters.Parse("tags.team = 'blue'"), Cancellation)).ShouldBe(new TraceCounts(3, 2, 2, 1));
        (await Store.CountAsync([experiment], TraceFilters.Parse("name != 'b'"), TraceFilters.Parse("status = 'OK'"), TraceFilters.Parse("span.name = 'retrieve'"), Cancellation)).ShouldBe(new TraceCounts(2, 2, 1, 1));
    }

    [Fact]
    public async Task Latencies_are_measured_in_groups_with_percentiles()
    {
        long experiment = await FillAsync();
        var query = new MeasureQuery { Experiments = [experiment], View = MeasureView.Traces, Metric = "latency", Dimensions = ["trace_status"], Percentiles = [50, 100] };
        IReadOnlyList<MeasuredGroup> groups = await Store.MeasureAsync(query, Cancellation);

        groups.Select(group => (group.Dimensions[0], group.Count, group.Sum, group.Average, group.Smallest, group.Greatest)).ShouldBe([("ERROR", 1, 200, 200, 200, 200), ("OK", 2, 400, 200, 100, 300)]);
        groups[1].Percentiles.ShouldBe([200, 300]);
        (await Store.MeasureAsync(query with { Skip = 1, Limit = 1 }, Cancellation)).Single().Dimensions.ShouldBe(["OK"]);
    }

    [Fact]
    public async Task Spans_assessments_and_sessions_are_measured_too()
    {
        long experiment = await FillAsync();
        MeasureQuery Query(MeasureView view, string metric, params string[] conditions) => new()
        {
            Experiments = [experiment],
            View = view,
            Metric = metric,
            Conditions = [.. conditions.SelectMany(condition => MeasureCatalogue.Filters.Parse(condition).Terms)],
        };

        (await Store.MeasureAsync(Query(MeasureView.Spans, "span_count"), Cancellation)).Single().Count.ShouldBe(3);
        (await Store.MeasureAsync(Query(MeasureView.Spans, "span_count", "span.type = 'LLM'"), Cancellation)).Single().Count.ShouldBe(2);
        (await Store.MeasureAsync(Query(MeasureView.Assessments, "assessment_value", "assessment.name = 'score'"), Cancellation)).Single().Average.ShouldBe(0.9);
        (await Store.MeasureAsync(Query(MeasureView.Assessments, "assessment_value", "assessment.name = 'correct'"), Cancellation)).Single().Average.ShouldBe(1);
        (await Store.MeasureAsync(Query(MeasureView.Traces, "session_count"), Cancellation)).Single().Count.ShouldBe(1);
        (await Store.MeasureAsync(Query(MeasureView.Traces, "trace_count", "trace.tag.team = 'blue'"), Cancellation)).Single().Count.ShouldBe(2);
        (await Store.MeasureAsync(Query(MeasureView.Traces, "latency") with { Interval = TimeSpan.FromSeconds(2), From = Start, Until = Start.AddSeconds(60) }, Cancellation))
            .Select(group => (group.Start!.Value.ToUnixTimeMilliseconds(), group.Count)).ShouldBe([(1_700_000_000_000, 2), (1_700_000_002_000, 1)]);
    }

    private async Task<long> FillAsync()
    {
        long experiment = (await StartRunAsync()).ExperimentId;
        await KeepAsync(Named(experiment, "a") with
        {
            Id = TraceId.Parse("tr-a"),
            ClientRequestId = "r-1",
            Tags = new Dictionary<string, string> { [TraceKeys.Name] = "a", ["team"] = "blue" },
            Metadata = new Dictionary<string, string> { ["a.b"] = "x%y", [TraceKeys.Session] = "s" },
            Assessments = [Feedback("quality", "\"good\""), Feedback("score", "0.9")],
        });
        await KeepAsync(Named(experiment, "b", 1) with
        {
            Id = TraceId.Parse("tr-b"),
            State = TraceState.Error,
            Tags = new Dictionary<string, string> { [TraceKeys.Name] = "b", ["team"] = "blue", [TraceKeys.LinkedPrompts] = PromptList.Add(null, [new("greet", "2")]) },
            Metadata = new Dictionary<string, string> { ["a.b"] = "xzy", [TraceKeys.Session] = "s" },
            Assessments = [Feedback("quality", "\"bad\"")],
        });
        await KeepAsync(Named(experiment, "c", 2) with
        {
            Id = TraceId.Parse("tr-c"),
            Tags = new Dictionary<string, string> { [TraceKeys.Name] = "c", ["team"] = "red" },
            Assessments = [Feedback("correct", "true"), new() { Name = "answer", Kind = AssessmentKind.Expectation, Value = "{\"value\":42}" }],
        });
        await Store.LogAsync(new(experiment, TraceId.Parse("tr-a"), [
            Step(1, null, "retrieve", (SpanKeys.Type, "\"RETRIEVER\""), (SpanKeys.Inputs, "\"Zürich\"")),
            Step(2, 1, "call", (SpanKeys.Type, "\"LLM\""), ("gen_ai.request.model", "\"gpt-4\"")),
        ]), Cancellation);
        await Store.LogAsync(new(experiment, TraceId.Parse("tr-b"), [Step(1, null, "call", (SpanKeys.Type, "\"LLM\""), ("gen_ai.request.model", "\"gpt-5\""), ("tokens", "7")) with { Status = SpanStatus.Error }]), Cancellation);
        return experiment;
    }

    private static NewAssessment Feedback(string name, string value) => new() { Name = name, Kind = AssessmentKind.Feedback, Value = value };
}
