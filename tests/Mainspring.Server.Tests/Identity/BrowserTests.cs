using System.Net;
using System.Text.RegularExpressions;
using Mainspring.Server.Hosting;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Identity;

public sealed partial class BrowserTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_the_sign_in_page_and_back()
    {
        await server.AddUserAsync("page-anna", "admin");
        using HttpClient browser = Browser();
        using HttpResponseMessage sent = await browser.GetAsync("/runs?after=x");
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        string signIn = sent.Headers.Location!.ToString();
        signIn.ShouldBe("/sign-in?return=%2Fruns%3Fafter%3Dx");

        using HttpResponseMessage done = await SubmitAsync(browser, signIn, "/sign-in", ("name", "page-anna"), ("password", GuardedServer.Password), ("return", "/runs?after=x"));
        done.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        done.Headers.Location!.ToString().ShouldBe("/runs?after=x");
        string cookie = done.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("mainspring-session", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);

        (await browser.GetAsync("/runs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetStringAsync("/account")).ShouldContain("page-anna");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task After_signing_in_nobody_is_led_elsewhere(string back)
    {
        string name = "safe-" + Guid.NewGuid().ToString("N")[..8];
        await server.AddUserAsync(name, "viewer");
        using HttpClient browser = Browser();
        using HttpResponseMessage done = await SubmitAsync(browser, "/sign-in", "/sign-in", ("name", name), ("password", GuardedServer.Password), ("return", back));
        done.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_session_ends_by_signing_out_and_each_sign_in_has_a_token_of_its_own()
    {
        await server.AddUserAsync("page-otto", "viewer");
        using HttpClient browser = Browser();
        string first = await SignInAsync(browser, "page-otto");
        string second = await SignInAsync(browser, "page-otto");
        second.ShouldNotBe(first);

        using HttpClient thief = Browser();
        thief.DefaultRequestHeaders.Add("Cookie", first.Split(';')[0]);
        (await thief.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (await browser.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using HttpResponseMessage page = await browser.GetAsync("/account");
        await SubmitAsync(browser, "/account", "/sign-out");
        (await browser.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_changes_nothing_without_the_browser_saying_where_the_request_comes_from()
    {
        await server.AddUserAsync("page-edith", "admin");
        using HttpClient browser = Browser();
        await SignInAsync(browser, "page-edith");
        browser.DefaultRequestHeaders.Remove("Origin");

        (await browser.DeleteAsync("/api/v1/endpoints/none")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        (await browser.DeleteAsync("/api/v1/endpoints/none")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_page_that_needs_a_role_says_so()
    {
        await server.AddUserAsync("page-vera", "viewer");
        using HttpClient browser = Browser();
        await SignInAsync(browser, "page-vera");
        using HttpResponseMessage answer = await browser.GetAsync("/access");
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("needs the role admin");
    }

    [Fact]
    public async Task An_admin_manages_users_keys_and_grants_on_a_page_and_finds_it_in_the_audit_log()
    {
        await server.AddUserAsync("page-admin", "admin");
        using HttpClient browser = Browser();
        await SignInAsync(browser, "page-admin");

        (await BodyAsync(SubmitAsync(browser, "/access", "/access/users", ("name", "newcomer"), ("role", "editor"), ("password", GuardedServer.Password)))).ShouldContain("The user newcomer is added");
        (await BodyAsync(SubmitAsync(browser, "/access", "/access/keys", ("name", "paged"), ("role", "editor"), ("days", "30")))).ShouldContain("msk_");
        (await BodyAsync(SubmitAsync(browser, "/access", "/access/grants", ("subject_kind", "User"), ("subject", "newcomer"), ("role", "none"), ("object_kind", "Model"), ("object", "secret-model")))).ShouldContain("is none on secret-model");
        (await browser.GetStringAsync("/access")).ShouldNotContain("msk_");

        string log = await browser.GetStringAsync("/audit?actor=page-admin&check=1");
        log.ShouldContain("user.added");
        log.ShouldContain("grant.set");
        log.ShouldContain("entries are as they were written");
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.Forbidden)]
    [InlineData("ml.example.org", HttpStatusCode.OK)]
    [InlineData("ML.example.org:8080", HttpStatusCode.OK)]
    [InlineData("ml.example.org.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("a.inner.example.org", HttpStatusCode.OK)]
    [InlineData("xinner.example.org", HttpStatusCode.Forbidden)]
    [InlineData("inner.example.org", HttpStatusCode.Forbidden)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("10.1.2.3", HttpStatusCode.Forbidden)]
    public async Task Only_names_of_ours_are_answered(string host, HttpStatusCode expected)
    {
        using HttpClient http = server.Http(server.KeyOf("viewer"));
        http.DefaultRequestHeaders.Host = host;
        (await http.GetAsync("/api/v1/me")).StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Other_sites_change_nothing_even_with_a_good_key(string header, string value)
    {
        using HttpClient http = server.Http(server.KeyOf("admin"));
        http.DefaultRequestHeaders.Add(header, value);
        foreach (string method in (string[])["POST", "PUT", "PATCH", "DELETE", "QUERY", "ANYTHING"])
        {
            using HttpResponseMessage answer = await http.SendAsync(new(new(method), "/api/v1/endpoints/none"));
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/sign-in")]
    [InlineData("/api/v1/me")]
    [InlineData("/nothing")]
    public async Task Every_answer_forbids_the_browser_what_it_does_not_need(string path)
    {
        using HttpClient http = server.Http();
        using HttpResponseMessage answer = await http.GetAsync(path);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task The_set_up_link_makes_one_admin_once()
    {
        await using var own = new GuardedServer();
        await own.InitializeAsync();
        string token = own.Services.GetRequiredService<SetupOffer>().Token!;
        using HttpClient browser = own.Http();
        browser.DefaultRequestHeaders.Add("Origin", own.Url.GetLeftPart(UriPartial.Authority));

        (await BodyAsync(SubmitAsync(browser, "/set-up?token=" + token, "/set-up", ("token", token), ("name", "anna"), ("password", "short")))).ShouldContain("at least 12");
        (await BodyAsync(SubmitAsync(browser, "/set-up?token=" + token, "/set-up", ("token", "wrong"), ("name", "eve"), ("password", GuardedServer.Password)))).ShouldContain("was used already");
        using HttpResponseMessage done = await SubmitAsync(browser, "/set-up?token=" + token, "/set-up", ("token", token), ("name", "anna"), ("password", GuardedServer.Password));
        done.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.GetStringAsync("/api/v1/me")).ShouldContain("\"role\":\"admin\"");

        using HttpClient other = own.Http();
        (await other.GetStringAsync("/set-up?token=" + token)).ShouldContain("was used already");
        (await own.Local.Audit.ListAsync()).Entries.ShouldContain(entry => entry.Action == "server.set_up" && entry.Actor == "anna");
    }

    [Fact]
    public async Task On_loopback_everybody_is_admin_until_there_is_a_user()
    {
        string folder = Directory.CreateTempSubdirectory("mainspring-open-").FullName;
        await using (WebApplication app = MainspringServer.Build(new ServerOptions { Home = Path.Combine(folder, ".mainspring"), Port = 0 }))
        {
            await app.StartAsync();
            using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };
            (await AccessTests.StatusAsync(http, HttpMethod.Get, "/api/v1/users")).ShouldBe(200);
            (await AccessTests.StatusAsync(http, HttpMethod.Post, "/api/v1/users", new { name = "anna", role = "admin", password = GuardedServer.Password })).ShouldBe(201);
            (await AccessTests.StatusAsync(http, HttpMethod.Get, "/api/v1/users")).ShouldBe(401);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Where_others_can_call_somebody_must_be_asked_who_he_is() =>
        Should.Throw<ArgumentException>(() => MainspringServer.Build(new ServerOptions { Home = "unused", Port = 0, Bind = IPAddress.Any, Auth = AuthMode.Off })).Message.ShouldContain("--insecure-no-auth");

    private static async Task<string> BodyAsync(Task<HttpResponseMessage> sending)
    {
        using HttpResponseMessage answer = await sending;
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        string html = await browser.GetStringAsync(page);
        string token = WebUtility.HtmlDecode(FormToken().Match(html).Groups["token"].Value);
        return await browser.PostAsync(action, new FormUrlEncodedContent([new("form_token", token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]));
    }

    [GeneratedRegex("name=\"form_token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FormToken();

    private static async Task<string> SignInAsync(HttpClient browser, string name)
    {
        using HttpResponseMessage done = await SubmitAsync(browser, "/sign-in", "/sign-in", ("name", name), ("password", GuardedServer.Password));
        return done.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("mainspring-session", StringComparison.Ordinal));
    }

    private HttpClient Browser()
    {
        HttpClient browser = server.Http();
        browser.DefaultRequestHeaders.Add("Origin", server.Url.GetLeftPart(UriPartial.Authority));
        browser.DefaultRequestHeaders.Accept.Add(new("text/html"));
        return browser;
    }
}
