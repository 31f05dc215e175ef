namespace Mainspring.Server.Tests.Mlflow.Workspaces;

public sealed class WorkspaceTests(RunningServer server) : IClassFixture<RunningServer>
{
    private readonly WireTalk _wire = new(server);

    [Fact]
    public async Task The_server_is_one_workspace_and_says_so()
    {
        ((bool)(await _wire.AskAsync(HttpMethod.Get, "3.0/mlflow/server-info"))["workspaces_enabled"]!).ShouldBeFalse();
        ((string)(await _wire.AskAsync(HttpMethod.Get, "3.0/mlflow/workspaces"))["workspaces"]![0]!["name"]!).ShouldBe("default");
        ((string)(await _wire.AskAsync(HttpMethod.Get, "3.0/mlflow/workspaces/default"))["workspace"]!["name"]!).ShouldBe("default");
        (await _wire.FailAsync(HttpMethod.Get, "3.0/mlflow/workspaces/other")).Code.ShouldBe("RESOURCE_DOES_NOT_EXIST");
    }

    [Theory]
    [InlineData("POST", "3.0/mlflow/workspaces")]
    [InlineData("PATCH", "3.0/mlflow/workspaces/default")]
    [InlineData("DELETE", "3.0/mlflow/workspaces/default")]
    public async Task Others_cannot_be_made(string method, string path)
    {
        (int Status, string Code, string Message) refusal = await _wire.FailAsync(new(method), path, """{"name": "other"}""");
        (refusal.Status, refusal.Code).ShouldBe((501, "NOT_IMPLEMENTED"));
    }
}
