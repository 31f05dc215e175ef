using System.Net;
using System.Text.Json;

namespace Mainspring.Server.Tests.Mlflow.Wire;

public sealed class UnknownCallTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("/api/2.0/mlflow/no-such/call")]
    [InlineData("/ajax-api/3.0/mlflow/no-such/call")]
    [InlineData("/ajax-api/3.0/jobs")]
    [InlineData("/api/3.0/jobs/1")]
    [InlineData("/graphql")]
    public async Task A_call_that_does_not_exist_is_answered_in_the_form_of_the_wire(string path)
    {
        using HttpResponseMessage answer = await server.Http.PostAsync(path, new StringContent("{}"), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using JsonDocument body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        body.RootElement.GetProperty("error_code").GetString().ShouldBe("ENDPOINT_NOT_FOUND");
    }
}
