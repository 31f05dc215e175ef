using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Mainspring.Client.Endpoints;
using Mainspring.Server.Tests.Serving;

namespace Mainspring.Server.Tests.Live;

public sealed class LiveStreamTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_topic_sends_its_values_at_once()
    {
        await PublishedModel.PublishAsync(server.Client, "telco", intercept: 10);
        await server.Client.Endpoints.PutAsync("followed", new EndpointTarget("telco"));

        await using Stream stream = await server.Http.GetStreamAsync("/api/v1/stream?topics=endpoint:followed");
        SseItem<string> first = await SseParser.Create(stream).EnumerateAsync().FirstAsync();

        first.EventType.ShouldBe("endpoint:followed");
        JsonDocument.Parse(first.Data).RootElement.GetProperty("live").GetProperty("requests").GetInt64().ShouldBe(0);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("?topics=endpoint:nobody", HttpStatusCode.NotFound)]
    [InlineData("?topics=weather", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_followed_is_refused(string query, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await server.Http.GetAsync("/api/v1/stream" + query);

        answer.StatusCode.ShouldBe(status);
    }
}
