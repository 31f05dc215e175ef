using System.Globalization;
using System.Net;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Assessments;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Lifecycle.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Mlflow.Traces;

/// <summary>The pages of traces.</summary>
public sealed class TracePageTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_list_says_what_to_type()
    {
        await using var empty = new RunningServer();
        await empty.InitializeAsync();

        (await empty.Http.GetStringAsync("/traces", Cancellation)).ShouldContain("MLFLOW_TRACKING_URI=http://");
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_is_explained() => (await server.Http.GetStringAsync("/traces?filter=colour%20%3D%201", Cancellation)).ShouldContain("There is no &#x27;colour&#x27;");

    [Fact]
    public async Task A_trace_that_is_not_there_is_not_found() => (await server.Http.GetAsync("/traces/tr-none", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_trace_shows_its_steps_with_everything_a_client_sent_escaped()
    {
        Run run = ((StartOutcome.Started)await server.Services.GetRequiredService<Tracker>().StartAsync(new NewRun { Experiment = "pages" }, Cancellation)).Run;
        var id = TraceId.New();
        Tracer tracer = server.Services.GetRequiredService<Tracer>();
        await tracer.LogAsync(new(run.ExperimentId, id, [Step(1, null, "answer"), Step(2, 1, "<b>look up</b>", (SpanKeys.Inputs, """{"x": "<script>alert(1)</script>"}"""), (SpanKeys.Type, "\"TOOL\""))]), Cancellation);
        await tracer.AssessAsync(id, new() { Name = "good", Kind = AssessmentKind.Feedback, Value = "true", Rationale = "<i>because</i>" }, Cancellation);

        string list = await server.Http.GetStringAsync("/traces?experiment=pages", Cancellation);
        list.ShouldContain($"/traces/{id}");
        string page = await server.Http.GetStringAsync($"/traces/{id}", Cancellation);
        page.ShouldContain("&lt;b&gt;look up&lt;/b&gt;");
        page.ShouldContain("&lt;script&gt;alert(1)");
        page.ShouldContain("&lt;i&gt;because");
        page.ShouldNotContain("<script>alert");
        page.ShouldContain("x=\"50%\"");
    }

    private static Span Step(int number, int? parent, string name, params (string Key, string Json)[] attributes) => new()
    {
        Id = number.ToString("x16", CultureInfo.InvariantCulture),
        OpenTelemetryTraceId = new('1', 32),
        ParentId = parent?.ToString("x16", CultureInfo.InvariantCulture),
        Name = name,
        StartedAt = number == 1 ? 1_000 : 1_500,
        EndedAt = 2_000,
        Attributes = attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Json),
    };
}
