using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Mainspring.Client.Identity;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Mlflow.Traces;

/// <summary>Whoever may not see an experiment sees no trace of it, and adds none.</summary>
public sealed class TraceAccessTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    [Fact]
    public async Task Traces_of_a_hidden_experiment_are_hidden_with_all_that_belongs_to_them()
    {
        Run run = ((StartOutcome.Started)await server.Services.GetRequiredService<Tracker>().StartAsync(new NewRun { Experiment = "secret" }, TestContext.Current.CancellationToken)).Run;
        string experiment = run.ExperimentId.ToString(CultureInfo.InvariantCulture);
        var trace = (TraceOutcome.Kept)await server.Services.GetRequiredService<Tracer>().StartAsync(
            new() { ExperimentId = run.ExperimentId, StartedAt = DateTimeOffset.UnixEpoch }, TestContext.Current.CancellationToken);
        await server.Local.Grants.SetAsync(new GrantInfo(null, "editor", experiment, null, "none"), TestContext.Current.CancellationToken);
        using HttpClient http = server.Http(server.KeyOf("editor"));

        string id = trace.Trace.Id.Value;
        (await http.GetAsync($"/api/3.0/mlflow/traces/{id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await http.GetAsync($"/api/3.0/mlflow/traces/batchGet?trace_ids={id}&trace_ids=tr-1", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await http.GetAsync($"/ajax-api/2.0/mlflow/get-trace-artifact?request_id={id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await http.GetAsync($"/traces/{id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(http, "/api/3.0/mlflow/traces/search", $$"""{"locations": [{"mlflow_experiment": {"experiment_id": "{{experiment}}"} }]}""")).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(http, $"/api/3.0/mlflow/traces/{id}/assessments", """{"assessment": {"assessment_name": "x", "feedback": {"value": 1}}}""")).ShouldBe(HttpStatusCode.NotFound);
        using var spans = new ByteArrayContent(OtlpMessage.Request(OtlpMessage.Span(new('1', 32), new('2', 16), null, "x", 1, 2)));
        spans.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        http.DefaultRequestHeaders.Add("x-mlflow-experiment-id", experiment);
        (await http.PostAsync("/v1/traces", spans, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return (await http.PostAsync(path, content, TestContext.Current.CancellationToken)).StatusCode;
    }
}
