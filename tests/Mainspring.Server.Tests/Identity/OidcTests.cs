using System.Net;
using System.Text.Json.Nodes;
using Mainspring.Client;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Mainspring.Server.Tests.Identity;

public sealed class OidcTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-oidc-").FullName;
    private SmallProvider _provider = null!;
    private WebApplication _app = null!;

    private Uri Url => new(_app.Urls.First());

    public async ValueTask InitializeAsync()
    {
        _provider = await SmallProvider.StartAsync();
        _app = MainspringServer.Build(new ServerOptions
        {
            Home = Path.Combine(_folder, ".mainspring"),
            Port = 0,
            Auth = AuthMode.On,
            Oidc = new()
            {
                Issuer = new(_provider.Issuer),
                ClientId = "mainspring",
                ClientSecret = "s/cret",
                Roles = new Dictionary<string, string> { ["ml-team"] = "editor", ["ml-leads"] = "admin" },
            },
        });
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _provider.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    public async Task Whom_the_provider_vouches_for_is_signed_in_with_the_role_of_his_groups(string algorithm)
    {
        _provider.Algorithm = algorithm;
        using HttpClient browser = Browser();
        (await SignInAsync(browser)).ShouldBe("/runs");

        JsonNode me = JsonNode.Parse(await browser.GetStringAsync("/api/v1/me"))!;
        (me["name"]!.ToString(), me["role"]!.ToString()).ShouldBe(("olga", "editor"));

        _provider.Bend = claims => claims["groups"] = new JsonArray("ml-leads");
        await SignInAsync(browser);
        JsonNode.Parse(await browser.GetStringAsync("/api/v1/me"))!["role"]!.ToString().ShouldBe("admin");
    }

    public static TheoryData<string> Forgeries => ["none", "None", "HS256", "RS512", "aud", "aud-many", "exp", "nbf", "iat", "nonce", "no-nonce", "iss", "sub", "signature", "kid", "crit", "groups", "name"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_token_that_is_not_for_us_now_signs_nobody_in(string forgery)
    {
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        _provider.Algorithm = forgery is "none" or "None" or "HS256" or "RS512" ? forgery : "RS256";
        _provider.SpoilsSignature = forgery == "signature";
        _provider.BendHead = head =>
        {
            head["jku"] = $"{_provider.Issuer}/keys";
            if (forgery == "kid")
            {
                head["kid"] = "ec";
            }
            else if (forgery == "crit")
            {
                head["crit"] = new JsonArray("b64");
            }
        };
        _provider.Bend = claims =>
        {
            switch (forgery)
            {
                case "aud": claims["aud"] = "another"; break;
                case "aud-many": claims["aud"] = new JsonArray("mainspring", "another"); break;
                case "exp": claims["exp"] = now - 3600; break;
                case "nbf": claims["nbf"] = now + 3600; break;
                case "iat": claims["iat"] = now + 3600; break;
                case "nonce": claims["nonce"] = "another"; break;
                case "no-nonce": claims.Remove("nonce"); break;
                case "iss": claims["iss"] = "https://issuer.example"; break;
                case "sub": claims.Remove("sub"); break;
                case "groups": claims["groups"] = new JsonArray("everybody"); break;
                case "name": claims["preferred_username"] = "local"; break;
            }
        };

        using HttpClient browser = Browser();
        (await SignInAsync(browser)).ShouldBeNull();
        (await browser.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_answer_counts_once_and_for_the_browser_that_asked_for_it()
    {
        using HttpClient browser = Browser();
        Uri answer = await AskAsync(browser);

        using HttpClient other = Browser();
        (await other.GetAsync(answer)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.GetAsync(answer)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.GetAsync(answer)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_name_that_a_user_with_a_password_has_is_not_taken_over()
    {
        using var local = new MainspringClient(Url, Workspace.LocalKey(Path.Combine(_folder, ".mainspring")));
        await local.Users.AddAsync(new("olga", GuardedServer.Password, "admin"));

        using HttpClient browser = Browser();
        (await SignInAsync(browser)).ShouldBeNull();
    }

    private static async Task<Uri> AskAsync(HttpClient browser)
    {
        using HttpResponseMessage sent = await browser.GetAsync("/sign-in/provider?return=%2Fruns");
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await sent.Content.ReadAsStringAsync());
        using HttpResponseMessage back = await browser.GetAsync(sent.Headers.Location);
        return back.Headers.Location!;
    }

    private static async Task<string?> SignInAsync(HttpClient browser)
    {
        using HttpResponseMessage done = await browser.GetAsync(await AskAsync(browser));
        return done.StatusCode == HttpStatusCode.SeeOther ? done.Headers.Location!.ToString() : null;
    }

    private HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Url };
}
