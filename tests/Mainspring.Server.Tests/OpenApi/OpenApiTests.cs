using System.Text.Json;

namespace Mainspring.Server.Tests.OpenApi;

public sealed class OpenApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_description_names_the_routes_of_endpoints()
    {
        using JsonDocument document = JsonDocument.Parse(await server.Http.GetStringAsync("/openapi/v1.json"));
        JsonElement paths = document.RootElement.GetProperty("paths");

        paths.GetProperty("/api/v1/endpoints/{endpoint}/predict").GetProperty("post").GetProperty("responses").TryGetProperty("422", out _).ShouldBeTrue();
        paths.GetProperty("/api/v1/endpoints/{endpoint}").TryGetProperty("put", out _).ShouldBeTrue();
        paths.TryGetProperty("/api/v1/stream", out _).ShouldBeTrue();
    }
}
