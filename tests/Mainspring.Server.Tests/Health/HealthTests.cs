using System.Text.Json;

namespace Mainspring.Server.Tests.Health;

public sealed class HealthTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task A_server_that_listens_is_well(string path)
    {
        using JsonDocument answer = JsonDocument.Parse(await server.Http.GetStringAsync(path));

        answer.RootElement.GetProperty("status").GetString().ShouldBe("ok");
    }
}
