using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Mainspring.Client;
using Mainspring.Client.Identity;
using Mainspring.Client.Runs;

namespace Mainspring.Server.Tests.Identity;

public sealed class GrantTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    [Fact]
    public async Task A_grant_raises_or_lowers_a_role_on_one_experiment()
    {
        RunInfo open = await server.Local.Runs.StartAsync(new() { Experiment = "open" });
        RunInfo secret = await server.Local.Runs.StartAsync(new() { Experiment = "secret" });
        await server.AddUserAsync("grant-vera", "viewer");
        using HttpClient vera = server.Basic("grant-vera", GuardedServer.Password);
        var mine = new GrantInfo("grant-vera", null, "open", null, "editor");
        await server.Local.Grants.SetAsync(mine);
        await server.Local.Grants.SetAsync(new("grant-vera", null, "secret", null, "none"));

        (await AccessTests.StatusAsync(vera, HttpMethod.Post, "/api/v1/runs", new { experiment = "open" })).ShouldBe(201);
        (await AccessTests.StatusAsync(vera, HttpMethod.Post, "/api/v1/runs", new { experiment = "secret" })).ShouldBe(404);
        (await AccessTests.StatusAsync(vera, HttpMethod.Post, "/api/v1/runs", new { experiment = "third" })).ShouldBe(403);
        (await AccessTests.StatusAsync(vera, HttpMethod.Patch, $"/api/v1/runs/{open.RunId}", new { name = "mine" })).ShouldBe(200);
        (await AccessTests.StatusAsync(vera, HttpMethod.Get, $"/api/v1/runs/{secret.RunId}")).ShouldBe(404);
        (await AccessTests.StatusAsync(vera, HttpMethod.Get, $"/api/v1/runs/{secret.RunId[..10]}")).ShouldBe(404);
        (await AccessTests.StatusAsync(vera, HttpMethod.Get, $"/api/v1/runs/{secret.RunId}/artifacts")).ShouldBe(404);

        await server.Local.Grants.RemoveAsync(mine);
        (await AccessTests.StatusAsync(vera, HttpMethod.Post, "/api/v1/runs", new { experiment = "open" })).ShouldBe(403);
    }

    [Fact]
    public async Task A_model_that_may_not_be_seen_is_one_that_does_not_exist()
    {
        await server.AddUserAsync("grant-otto", "operator");
        await server.Local.Grants.SetAsync(new("grant-otto", null, null, "hidden", "none"));
        using HttpClient otto = server.Basic("grant-otto", GuardedServer.Password);

        (await AccessTests.StatusAsync(otto, HttpMethod.Get, "/api/v1/models/hidden")).ShouldBe(404);
        (await AccessTests.StatusAsync(otto, HttpMethod.Get, "/api/v1/models/missing")).ShouldBe(404);
        (await AccessTests.StatusAsync(otto, HttpMethod.Put, "/api/v1/endpoints/way-around", new { model = "hidden" })).ShouldBe(404);
    }

    [Fact]
    public async Task A_key_for_one_experiment_is_good_for_nothing_else()
    {
        RunInfo inside = await server.Local.Runs.StartAsync(new() { Experiment = "scoped" });
        RunInfo outside = await server.Local.Runs.StartAsync(new() { Experiment = "elsewhere" });
        CreatedKey key = await server.Local.Keys.CreateAsync(new() { Name = "scoped", Role = "editor", Program = true, Experiment = "scoped" });
        using HttpClient http = server.Http(key.Key);

        (await AccessTests.StatusAsync(http, HttpMethod.Patch, $"/api/v1/runs/{inside.RunId}", new { name = "mine" })).ShouldBe(200);
        (await AccessTests.StatusAsync(http, HttpMethod.Get, $"/api/v1/runs/{outside.RunId}")).ShouldBe(404);
        (await AccessTests.StatusAsync(http, HttpMethod.Get, "/api/v1/runs")).ShouldBe(403);
        (await AccessTests.StatusAsync(http, HttpMethod.Get, "/api/v1/me")).ShouldBe(200);
    }

    [Theory]
    [InlineData(null, 401, "UNAUTHENTICATED")]
    [InlineData("viewer", 403, "PERMISSION_DENIED")]
    public async Task MLflows_wire_refuses_in_its_own_words(string? role, int status, string code)
    {
        using HttpClient http = server.Http(role is null ? null : server.KeyOf(role));
        using HttpResponseMessage answer = await http.PostAsJsonAsync("/api/2.0/mlflow/registered-models/create", new { name = "churn" });
        ((int)answer.StatusCode).ShouldBe(status);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error_code"]!.ToString().ShouldBe(code);
    }

    [Fact]
    public async Task What_callers_change_stands_in_the_audit_log_and_the_log_is_sound()
    {
        using HttpClient http = server.Http(server.KeyOf("operator"));
        http.DefaultRequestHeaders.Add("X-Request-Id", "request-7");
        (await AccessTests.StatusAsync(http, HttpMethod.Post, "/api/2.0/mlflow/registered-models/create", new { name = "audited" })).ShouldBe(200);
        (await AccessTests.StatusAsync(http, HttpMethod.Delete, "/api/2.0/mlflow/registered-models/delete", new { name = "audited" })).ShouldBe(200);

        AuditEntryInfo entry = (await server.Local.Audit.ListAsync()).Entries.First(found => found.Action == "model.deleted");
        (entry.Actor, entry.Object, entry.RequestId, entry.Address).ShouldBe(("key operator", "model audited", "request-7", "127.0.0.1"));
        entry.KeyId.ShouldNotBeNull();
        (await server.Local.Audit.VerifyAsync()).Sound.ShouldBeTrue();
    }
}
