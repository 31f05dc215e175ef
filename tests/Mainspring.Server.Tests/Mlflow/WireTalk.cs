using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Mainspring.Client.Runs;
using Mainspring.Lifecycle.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Mlflow;

/// <summary>Speaks MLflow's wire to a server as its clients do: JSON in, JSON out.</summary>
internal sealed class WireTalk(RunningServer server)
{
    /// <summary>Calls a path below <c>/api/</c>, such as <c>2.0/mlflow/runs/get</c>, and expects success.</summary>
    public async Task<JsonNode> AskAsync(HttpMethod method, string path, string? body = null)
    {
        (HttpStatusCode status, JsonNode answer) = await SendAsync(method, $"/api/{path}", body);
        status.ShouldBe(HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    /// <summary>Calls a path below <c>/api/</c>, and expects an error.</summary>
    /// <returns>The status, the code and the message.</returns>
    public async Task<(int Status, string Code, string Message)> FailAsync(HttpMethod method, string path, string? body = null)
    {
        (HttpStatusCode status, JsonNode answer) = await SendAsync(method, $"/api/{path}", body);
        ((int)status).ShouldBeGreaterThanOrEqualTo(400, answer.ToJsonString());
        return ((int)status, (string)answer["error_code"]!, (string)answer["message"]!);
    }

    public async Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonNode.Parse(text)!);
    }

    /// <summary>Starts a run in an experiment, which is made when it is missing.</summary>
    public async Task<(string Run, string Experiment)> StartRunAsync(string experiment = "wire")
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = experiment }, TestContext.Current.CancellationToken);
        Run kept = (await server.Services.GetRequiredService<ITrackingStore>().FindRunAsync(RunId.Parse(run.RunId), TestContext.Current.CancellationToken))!;
        return (run.RunId, $"{kept.ExperimentId}");
    }
}
