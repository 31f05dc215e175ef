using System.Text;
using Mainspring.Client.Endpoints;
using Mainspring.Server.Tests.Serving;

namespace Mainspring.Server.Tests.Metrics;

public sealed class MetricsTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Predictions_are_counted_by_endpoint_and_status()
    {
        await PublishedModel.PublishAsync(server.Client, "telco", intercept: 10);
        await server.Client.Endpoints.PutAsync("counted", new EndpointTarget("telco"));
        await server.Client.Endpoints.PredictAsync("counted", Encoding.UTF8.GetBytes("""{"records": [{"tenure": 1}, {"tenure": 2}]}"""));

        using HttpResponseMessage answer = await server.Http.GetAsync("/metrics");
        string text = await answer.Content.ReadAsStringAsync();

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        text.ShouldContain("mainspring_predictions_total{endpoint=\"counted\",variant=\"champion\",status=\"ok\"} 2\n");
        text.ShouldContain("mainspring_prediction_duration_seconds_count{endpoint=\"counted\"} 1\n");
        text.ShouldContain("mainspring_prediction_duration_seconds_bucket{endpoint=\"counted\",le=\"+Inf\"} 1\n");
        text.ShouldContain("mainspring_journal_records_total 1\n");
        text.ShouldContain("mainspring_build_info{version=");
    }
}
