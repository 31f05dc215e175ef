using System.Net;
using System.Net.Http.Json;
using Mainspring.Client;
using Mainspring.Client.Identity;

namespace Mainspring.Server.Tests.Identity;

public sealed class AccessTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    [Theory]
    [InlineData("GET", "/api/v1/runs")]
    [InlineData("GET", "/api/v1/runs/")]
    [InlineData("GET", "/API/v1/Runs")]
    [InlineData("GET", "//api/v1/runs")]
    [InlineData("GET", "/api/v1//runs")]
    [InlineData("GET", "/api/v1/%72uns")]
    [InlineData("GET", "/api/v1/x/../runs")]
    [InlineData("GET", "/api/v1/runs;/healthz")]
    [InlineData("GET", "/api/v1/runs/healthz")]
    [InlineData("GET", "/api/v1/runs%2fhealthz")]
    [InlineData("GET", "/healthz/../api/v1/runs")]
    [InlineData("HEAD", "/api/v1/runs")]
    [InlineData("OPTIONS", "/api/v1/runs")]
    [InlineData("POST", "/api/v1/runs")]
    [InlineData("QUERY", "/api/v1/runs")]
    [InlineData("PUT", "/api/v1/endpoints/churn")]
    [InlineData("POST", "/api/v1/endpoints/churn/predict")]
    [InlineData("GET", "/api/v1/stream?topics=endpoint:churn")]
    [InlineData("GET", "/api/v1/audit")]
    [InlineData("GET", "/api/v1/me")]
    [InlineData("GET", "/metrics")]
    [InlineData("GET", "/openapi/v1.json")]
    [InlineData("GET", "/nothing/at/all")]
    [InlineData("POST", "/nothing/at/all")]
    [InlineData("GET", "/live/home")]
    public async Task Strangers_are_refused_however_they_spell_the_path(string method, string path)
    {
        using HttpClient http = server.Http();
        using var request = new HttpRequestMessage(new(method), new Uri($"{server.Url.GetLeftPart(UriPartial.Authority)}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        using HttpResponseMessage answer = await http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldContain("Bearer");
    }

    [Fact]
    public async Task Liveness_is_told_to_everybody()
    {
        using HttpClient http = server.Http();
        (await http.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/readyz")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("viewer", 1)]
    [InlineData("editor", 2)]
    [InlineData("operator", 3)]
    [InlineData("admin", 4)]
    public async Task A_role_may_do_what_those_before_it_may_and_no_more(string role, int rank)
    {
        using HttpClient http = server.Http(server.KeyOf(role));
        (await StatusAsync(http, HttpMethod.Get, "/api/v1/runs")).ShouldBe(200);
        (await StatusAsync(http, HttpMethod.Post, "/api/v1/runs", new { experiment = "ladder" })).ShouldBe(rank >= 2 ? 201 : 403);
        (await StatusAsync(http, HttpMethod.Put, "/api/v1/models/none/aliases/champion", new { version = 1 })).ShouldBe(rank >= 3 ? 404 : 403);
        (await StatusAsync(http, HttpMethod.Delete, "/api/v1/endpoints/none")).ShouldBe(rank >= 3 ? 404 : 403);
        (await StatusAsync(http, HttpMethod.Get, "/api/v1/users")).ShouldBe(rank >= 4 ? 200 : 403);
        (await StatusAsync(http, HttpMethod.Get, "/api/v1/audit")).ShouldBe(rank >= 4 ? 200 : 403);
    }

    [Fact]
    public async Task Who_may_not_is_told_so_before_the_body_is_looked_at()
    {
        using HttpClient http = server.Http(server.KeyOf("viewer"));
        using HttpResponseMessage answer = await http.PostAsync("/api/v1/runs", new StringContent("{ this is no JSON", null, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_key_is_taken_as_the_password_of_basic_authentication_with_any_name()
    {
        using HttpClient http = server.Basic("whoever", server.KeyOf("viewer"));
        (await http.GetFromJsonAsync<Dictionary<string, object>>("/api/v1/me"))!["role"].ToString().ShouldBe("viewer");
    }

    [Fact]
    public async Task A_user_may_send_name_and_password_with_each_request()
    {
        await server.AddUserAsync("basil", "editor");
        using HttpClient http = server.Basic("Basil", GuardedServer.Password);
        (await http.GetFromJsonAsync<Dictionary<string, object>>("/api/v1/me"))!["name"].ToString().ShouldBe("basil");
        (await StatusAsync(http, HttpMethod.Post, "/api/v1/runs", new { experiment = "ladder" })).ShouldBe(201);

        await server.Local.Users.ChangeAsync("basil", new(Password: "other unrelated words"));
        (await StatusAsync(http, HttpMethod.Get, "/api/v1/me")).ShouldBe(401);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer msk_")]
    [InlineData("Bearer msk_local_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer null")]
    [InlineData("Basic")]
    [InlineData("Basic OjA=")]
    [InlineData("Basic Og==")]
    [InlineData("Basic !!!!")]
    [InlineData("Digest username=admin")]
    [InlineData("msk_x_y")]
    public async Task Credentials_that_are_none_are_refused(string header)
    {
        await using var own = new GuardedServer();
        await own.InitializeAsync();
        using HttpClient http = own.Http();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        (await StatusAsync(http, HttpMethod.Get, "/api/v1/me")).ShouldBe(401);
    }

    [Fact]
    public async Task A_revoked_or_expired_key_is_refused_at_once()
    {
        CreatedKey key = await server.Local.Keys.CreateAsync(new() { Name = "short-lived", Role = "viewer", Program = true });
        using HttpClient http = server.Http(key.Key);
        (await StatusAsync(http, HttpMethod.Get, "/api/v1/me")).ShouldBe(200);
        (await server.Local.Keys.ListAsync()).Keys.Single(found => found.Id == key.Info.Id).LastUsedAt.ShouldNotBeNull();

        await server.Local.Keys.RevokeAsync(key.Info.Id);
        (await StatusAsync(http, HttpMethod.Get, "/api/v1/me")).ShouldBe(401);
    }

    [Fact]
    public async Task Two_live_keys_share_a_name_and_a_third_does_not()
    {
        CreatedKey first = await server.Local.Keys.CreateAsync(new() { Name = "rotating", Role = "editor", Program = true });
        await server.Local.Keys.CreateAsync(new() { Name = "rotating", Role = "editor", Program = true });
        ServerException refused = await Should.ThrowAsync<ServerException>(() => server.Local.Keys.CreateAsync(new() { Name = "rotating", Role = "editor", Program = true }));
        refused.Problem.Status.ShouldBe(409);

        await server.Local.Keys.RevokeAsync(first.Info.Id);
        await server.Local.Keys.CreateAsync(new() { Name = "rotating", Role = "editor", Program = true });
    }

    [Fact]
    public async Task Nobody_makes_a_key_that_may_do_more_than_himself()
    {
        await server.AddUserAsync("edith", "editor");
        using HttpClient edith = server.Basic("edith", GuardedServer.Password);
        (await StatusAsync(edith, HttpMethod.Post, "/api/v1/keys", new { name = "edith-more", role = "operator" })).ShouldBe(422);
        (await StatusAsync(edith, HttpMethod.Post, "/api/v1/keys", new { name = "edith-other", role = "viewer", owner = "basil" })).ShouldBe(422);
        (await StatusAsync(edith, HttpMethod.Post, "/api/v1/keys", new { name = "edith-own", role = "editor" })).ShouldBe(201);

        using HttpClient editor = server.Http(server.KeyOf("editor"));
        (await StatusAsync(editor, HttpMethod.Post, "/api/v1/keys", new { name = "child", role = "viewer" })).ShouldBe(403);
    }

    [Fact]
    public async Task A_user_who_loses_a_role_loses_it_for_his_keys_too()
    {
        await server.AddUserAsync("otto", "operator");
        CreatedKey key = await server.Local.Keys.CreateAsync(new() { Name = "otto-laptop", Role = "operator", Owner = "otto" });
        using HttpClient http = server.Http(key.Key);
        (await StatusAsync(http, HttpMethod.Delete, "/api/v1/endpoints/none")).ShouldBe(404);

        await server.Local.Users.ChangeAsync("otto", new(Role: "viewer"));
        (await StatusAsync(http, HttpMethod.Delete, "/api/v1/endpoints/none")).ShouldBe(403);

        await server.Local.Users.RemoveAsync("otto");
        (await StatusAsync(http, HttpMethod.Get, "/api/v1/runs")).ShouldBe(401);
    }

    [Fact]
    public async Task After_ten_wrong_attempts_in_a_minute_the_next_must_wait_and_a_good_key_need_not()
    {
        await using var own = new GuardedServer();
        await own.InitializeAsync();
        await own.AddUserAsync("anna", "admin");
        using HttpClient guesser = own.Basic("anna", "guess guess guess");
        for (int i = 0; i < 10; i++)
        {
            (await StatusAsync(guesser, HttpMethod.Get, "/api/v1/me")).ShouldBe(401);
        }

        using HttpResponseMessage answer = await guesser.GetAsync("/api/v1/me");
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);

        using HttpClient good = own.Http(own.KeyOf("viewer"));
        (await StatusAsync(good, HttpMethod.Get, "/api/v1/me")).ShouldBe(200);
    }

    [Fact]
    public async Task The_owner_of_the_folder_needs_no_key_of_his_own()
    {
        MeInfo me = await server.Local.Users.WhoAmIAsync();
        (me.Name, me.Kind, me.Role).ShouldBe(("local", "local", "admin"));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(server.Home, "local.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    internal static async Task<int> StatusAsync(HttpClient http, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using HttpResponseMessage answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
