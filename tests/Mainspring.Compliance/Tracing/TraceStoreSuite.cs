using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Assessments;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Compliance.Tracing;

/// <summary>What every store of traces must do with traces, spans and assessments.</summary>
public abstract class TraceStoreSuite : TracingSuite
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trace_reads_back_as_it_was_written()
    {
        long experiment = (await StartRunAsync()).ExperimentId;
        Trace trace = await KeepAsync(new()
        {
            ExperimentId = experiment,
            StartedAt = Start,
            Duration = TimeSpan.FromMilliseconds(1234),
            State = TraceState.Error,
            ClientRequestId = "request-7",
            RequestPreview = "{\"question\": \"Wo ist Zürich?\"}",
            ResponsePreview = "\"in der Schweiz\"",
            Metadata = new Dictionary<string, string> { ["mlflow.user"] = "ada" },
            Tags = new Dictionary<string, string> { ["team"] = "blau ✓" },
            Assessments = [new() { Name = "good", Kind = AssessmentKind.Feedback, Value = "true" }],
        });

        (await Store.FindAsync(trace.Id, Cancellation)).ShouldBeEquivalentTo(trace);
        trace.Duration.ShouldBe(TimeSpan.FromMilliseconds(1234));
        trace.State.ShouldBe(TraceState.Error);
        trace.ClientRequestId.ShouldBe("request-7");
        trace.Metadata.ShouldBe(new Dictionary<string, string> { ["mlflow.user"] = "ada" });
        trace.Tags["team"].ShouldBe("blau ✓");
        trace.Tags[TraceKeys.ArtifactLocation].ShouldBe($"mlflow-artifacts:/{experiment}/traces/{trace.Id}/artifacts");
        trace.Assessments.Single().Value.ShouldBe("true");
    }

    [Fact]
    public async Task A_client_cannot_say_where_the_files_of_its_trace_lie()
    {
        Trace trace = await KeepAsync(Named((await StartRunAsync()).ExperimentId, "t") with { Tags = new Dictionary<string, string> { [TraceKeys.ArtifactLocation] = "file:///etc", [TraceKeys.SpansLocation] = TraceKeys.SpansInStore } });
        trace.Tags[TraceKeys.ArtifactLocation].ShouldStartWith("mlflow-artifacts:/");
        trace.Tags.Keys.ShouldNotContain(TraceKeys.SpansLocation);
    }

    [Fact]
    public async Task An_experiment_that_is_not_there_takes_no_trace() =>
        (await Store.StartAsync(Named(4711, "t"), TraceId.New(), Start, Cancellation)).ShouldBe(new TraceOutcome.NoSuchExperiment(4711));

    [Fact]
    public async Task Telling_a_trace_again_keeps_its_tags_and_one_of_another_experiment_is_not_touched()
    {
        long experiment = (await StartRunAsync()).ExperimentId;
        long other = (await StartRunAsync("other")).ExperimentId;
        Trace trace = await KeepAsync(Named(experiment, "first"));
        Trace again = await KeepAsync(new() { Id = trace.Id, ExperimentId = experiment, StartedAt = Start, State = TraceState.Error });

        again.State.ShouldBe(TraceState.Error);
        again.Tags[TraceKeys.Name].ShouldBe("first");
        (await Store.StartAsync(Named(other, "stolen"), trace.Id, Start, Cancellation)).ShouldBe(new TraceOutcome.TakenElsewhere(trace.Id));
        (await Store.LogAsync(new(other, trace.Id, [Step(1)]), Cancellation)).ShouldBe(new TraceOutcome.TakenElsewhere(trace.Id));
    }

    [Fact]
    public async Task A_trace_that_ends_knows_how_long_it_took()
    {
        Trace trace = await KeepAsync(new() { ExperimentId = (await StartRunAsync()).ExperimentId, StartedAt = Start });
        var end = new TraceEnd(Start.AddMilliseconds(40), TraceState.Ok, new Dictionary<string, string> { ["k"] = "v" }, new Dictionary<string, string> { ["t"] = "w" });
        Trace ended = (await Store.EndAsync(trace.Id, end, Cancellation)).ShouldBeOfType<TraceOutcome.Kept>().Trace;

        ended.Duration.ShouldBe(TimeSpan.FromMilliseconds(40));
        ended.State.ShouldBe(TraceState.Ok);
        ended.Metadata["k"].ShouldBe("v");
        ended.Tags["t"].ShouldBe("w");
        (await Store.EndAsync(TraceId.New(), end, Cancellation)).ShouldBeOfType<TraceOutcome.NoSuchTrace>();
    }

    [Fact]
    public async Task Spans_make_a_trace_whose_root_says_how_it_ended()
    {
        long experiment = (await StartRunAsync()).ExperimentId;
        var id = TraceId.Parse("tr-" + new string('1', 32));
        (await Store.LogAsync(new(experiment, id, [Step(2, parent: 1, name: "inner")]), Cancellation)).ShouldBeOfType<TraceOutcome.Kept>().Trace.State.ShouldBe(TraceState.InProgress);
        Span root = Step(1, null, "answer", (SpanKeys.Inputs, "{\"q\":1}"), (SpanKeys.Session, "\"s-1\""), (SpanKeys.TagPrefix + "team", "\"blue\"")) with { Status = SpanStatus.Error };
        Trace trace = (await Store.LogAsync(new(experiment, id, [root]), Cancellation)).ShouldBeOfType<TraceOutcome.Kept>().Trace;

        trace.State.ShouldBe(TraceState.Error);
        trace.StartedAt.ShouldBe(Start.AddMilliseconds(1));
        trace.Duration.ShouldBe(TimeSpan.FromMilliseconds(999));
        trace.Title.ShouldBe("answer");
        trace.Tags["team"].ShouldBe("blue");
        trace.Tags[TraceKeys.SpansLocation].ShouldBe(TraceKeys.SpansInStore);
        trace.Metadata[TraceKeys.Session].ShouldBe("s-1");
        trace.RequestPreview.ShouldBe("{\"q\":1}");
        (await Store.ReadSpansAsync(id, Cancellation)).Select(span => span.Name).ShouldBe(["answer", "inner"]);
    }

    [Fact]
    public async Task What_the_client_told_of_a_trace_stands_against_its_spans()
    {
        long experiment = (await StartRunAsync()).ExperimentId;
        Trace told = await KeepAsync(Named(experiment, "told") with { Id = TraceId.New() });
        Trace after = (await Store.LogAsync(new(experiment, told.Id, [Step(1, null, "root")]), Cancellation)).ShouldBeOfType<TraceOutcome.Kept>().Trace;

        after.Duration.ShouldBe(told.Duration);
        after.StartedAt.ShouldBe(told.StartedAt);
        after.Title.ShouldBe("told");
        after.Tags[TraceKeys.SpansLocation].ShouldBe(TraceKeys.SpansInStore);
    }

    [Fact]
    public async Task A_span_that_comes_twice_is_one_span_with_the_later_content()
    {
        long experiment = (await StartRunAsync()).ExperimentId;
        var id = TraceId.New();
        Span later = Step(1, null, "b", ("k", "[1, 2]")) with
        {
            Events = [new("exception", 5, new Dictionary<string, string> { ["exception.message"] = "\"no\"" })],
            Links = [new("tr-" + new string('2', 32), new('3', 16), new Dictionary<string, string>())],
        };
        await Store.LogAsync(new(experiment, id, [Step(1, null, "a")]), Cancellation);
        await Store.LogAsync(new(experiment, id, [later]), Cancellation);

        SpanJson.Write((await Store.ReadSpansAsync(id, Cancellation)).Single()).ShouldBe(SpanJson.Write(later));
    }

    [Fact]
    public async Task Tokens_of_parts_are_not_counted_again_in_the_whole()
    {
        long experiment = (await StartRunAsync()).ExperimentId;
        const string usage = """{"input_tokens": 10, "output_tokens": 5, "total_tokens": 15}""";
        Trace trace = (await Store.LogAsync(new(experiment, TraceId.New(), [
            Step(1, null, "root"), Step(2, 1, "agent", (SpanKeys.TokenUsage, usage)), Step(3, 2, "model", (SpanKeys.TokenUsage, usage)), Step(4, 1, "other", (SpanKeys.TokenUsage, usage)),
        ]), Cancellation)).ShouldBeOfType<TraceOutcome.Kept>().Trace;

        TokenUsage.Parse(trace.Metadata[TraceKeys.TokenUsage]).ShouldBe(new TokenUsage(20, 10, 30, null, null));
    }

    [Fact]
    public async Task Tags_are_set_changed_and_removed()
    {
        Trace trace = await KeepAsync(Named((await StartRunAsync()).ExperimentId, "t"));
        await Store.SetTagsAsync(trace.Id, new Dictionary<string, string> { ["k"] = "1" }, Cancellation);
        (await Store.SetTagsAsync(trace.Id, new Dictionary<string, string> { ["k"] = "2" }, Cancellation)).ShouldBeOfType<TraceOutcome.Kept>().Trace.Tags["k"].ShouldBe("2");
        (await Store.DeleteTagAsync(trace.Id, "k", Cancellation)).ShouldBeOfType<TraceOutcome.Kept>().Trace.Tags.Keys.ShouldNotContain("k");
        (await Store.DeleteTagAsync(trace.Id, "k", Cancellation)).ShouldBeOfType<TraceOutcome.NoSuchTag>();
        (await Store.SetTagsAsync(TraceId.New(), new Dictionary<string, string> { ["k"] = "1" }, Cancellation)).ShouldBeOfType<TraceOutcome.NoSuchTrace>();
    }

    [Fact]
    public async Task Traces_are_deleted_by_id_and_by_age_the_oldest_first()
    {
        long experiment = (await StartRunAsync()).ExperimentId;
        Trace[] traces = [await KeepAsync(Named(experiment, "a", 1)), await KeepAsync(Named(experiment, "b", 2)), await KeepAsync(Named(experiment, "c", 3)), await KeepAsync(Named(experiment, "d", 4))];
        await Store.LogAsync(new(experiment, traces[3].Id, [Step(1)]), Cancellation);

        (await Store.DeleteAsync(new() { ExperimentId = experiment, Until = Start.AddSeconds(3), Most = 1 }, Cancellation)).ShouldBe(1);
        (await FindAsync(experiment, null)).ShouldBe(["d", "c", "b"]);
        (await Store.DeleteAsync(new() { ExperimentId = experiment, Until = Start.AddSeconds(2) }, Cancellation)).ShouldBe(1);
        (await Store.DeleteAsync(new() { ExperimentId = experiment, Ids = [traces[3].Id, TraceId.New()] }, Cancellation)).ShouldBe(1);
        (await Store.DeleteAsync(new() { ExperimentId = experiment + 1, Ids = [traces[2].Id] }, Cancellation)).ShouldBe(0);
        (await FindAsync(experiment, null)).ShouldBe(["c"]);
        (await Store.ReadSpansAsync(traces[3].Id, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_files_of_a_deleted_trace_lose_their_names()
    {
        long experiment = (await StartRunAsync()).ExperimentId;
        Trace doomed = await KeepAsync(Named(experiment, "a"));
        Trace kept = await KeepAsync(Named(experiment, "b"));
        var content = new Content(ContentHash.Parse(new string('a', 64)), 1);
        await Files.PutAsync(TraceFiles.SpansOf(experiment, doomed.Id), content, Start, Cancellation);
        await Files.PutAsync(TraceFiles.SpansOf(experiment, kept.Id), content, Start, Cancellation);

        await Store.DeleteAsync(new() { ExperimentId = experiment, Ids = [doomed.Id] }, Cancellation);
        (await Files.FindAsync(TraceFiles.SpansOf(experiment, doomed.Id), Cancellation)).ShouldBeNull();
        (await Files.FindAsync(TraceFiles.SpansOf(experiment, kept.Id), Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Several_traces_are_found_in_the_order_asked_for()
    {
        long experiment = (await StartRunAsync()).ExperimentId;
        Trace a = await KeepAsync(Named(experiment, "a"));
        Trace b = await KeepAsync(Named(experiment, "b"));
        (await Store.FindAsync([b.Id, TraceId.New(), a.Id, b.Id], Cancellation)).Select(trace => trace.Title).ShouldBe(["b", "a"]);
    }

    [Fact]
    public async Task An_assessment_is_kept_changed_and_deleted()
    {
        Trace trace = await KeepAsync(Named((await StartRunAsync()).ExperimentId, "t"));
        Assessment first = Kept(await Store.AssessAsync(
            trace.Id,
            new() { Name = "quality", Kind = AssessmentKind.Feedback, Value = "0.9", Source = new("HUMAN", "ada@example.org"), SpanId = "1", Rationale = "Reads well.", Metadata = new Dictionary<string, string> { ["a"] = "1" } },
            AssessmentId.New(), Start, Cancellation));
        Assessment changed = Kept(await Store.ChangeAsync(
            trace.Id, first.Id, new() { Kind = AssessmentKind.Feedback, Error = new("Timeout", "too slow", null), Metadata = new Dictionary<string, string> { ["b"] = "2" } }, Start.AddSeconds(1), Cancellation));

        changed.ShouldBeEquivalentTo(first with { Value = null, Error = new("Timeout", "too slow", null), UpdatedAt = Start.AddSeconds(1), Metadata = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } });
        Kept(await Store.FindAssessmentAsync(trace.Id, first.Id, Cancellation)).ShouldBeEquivalentTo(changed);
        (await Store.ChangeAsync(trace.Id, first.Id, new() { Kind = AssessmentKind.Expectation, Value = "1" }, Start, Cancellation)).ShouldBe(new AssessmentOutcome.OtherKind(AssessmentKind.Feedback));
        (await Store.DeleteAssessmentAsync(trace.Id, first.Id, Cancellation)).ShouldBeTrue();
        (await Store.DeleteAssessmentAsync(trace.Id, first.Id, Cancellation)).ShouldBeTrue();
        (await Store.FindAssessmentAsync(trace.Id, first.Id, Cancellation)).ShouldBe(new AssessmentOutcome.NoSuchAssessment(first.Id));
        (await Store.FindAssessmentAsync(TraceId.New(), first.Id, Cancellation)).ShouldBeOfType<AssessmentOutcome.NoSuchTrace>();
    }

    [Fact]
    public async Task An_assessment_that_is_overridden_counts_again_when_the_other_is_deleted()
    {
        Trace trace = await KeepAsync(Named((await StartRunAsync()).ExperimentId, "t"));
        Assessment judge = Kept(await Store.AssessAsync(trace.Id, new() { Name = "ok", Kind = AssessmentKind.Feedback, Value = "true" }, AssessmentId.New(), Start, Cancellation));
        Assessment human = Kept(await Store.AssessAsync(trace.Id, new() { Name = "ok", Kind = AssessmentKind.Feedback, Value = "false", Overrides = judge.Id }, AssessmentId.New(), Start, Cancellation));

        Kept(await Store.FindAssessmentAsync(trace.Id, judge.Id, Cancellation)).IsValid.ShouldBeFalse();
        await Store.DeleteAssessmentAsync(trace.Id, human.Id, Cancellation);
        Kept(await Store.FindAssessmentAsync(trace.Id, judge.Id, Cancellation)).IsValid.ShouldBeTrue();
        (await Store.AssessAsync(trace.Id, new() { Name = "ok", Kind = AssessmentKind.Feedback, Value = "1", Overrides = "a-0" }, AssessmentId.New(), Start, Cancellation)).ShouldBe(new AssessmentOutcome.NoSuchAssessment("a-0"));
    }

    private static Assessment Kept(AssessmentOutcome outcome) => outcome.ShouldBeOfType<AssessmentOutcome.Kept>().Assessment;
}
