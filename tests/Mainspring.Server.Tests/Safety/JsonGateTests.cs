using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Mainspring.Server.Tests.Safety;

public sealed class JsonGateTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("application/json", HttpStatusCode.Created)]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.Created)]
    [InlineData("APPLICATION/JSON", HttpStatusCode.Created)]
    [InlineData("application/merge-patch+json", HttpStatusCode.Created)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain; a=application/json", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=x", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/jsonp", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    public async Task A_call_that_takes_json_takes_nothing_that_a_page_of_another_site_can_send_unasked(string? type, HttpStatusCode expected)
    {
        using var body = new ByteArrayContent("""{"experiment": "e"}"""u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", type);

        using HttpResponseMessage answer = await server.Http.PostAsync("/api/v1/runs", body, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_chunked_body_of_another_type_is_refused_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/runs") { Content = new StringContent("""{"experiment": "e"}""", Encoding.UTF8, new MediaTypeHeaderValue("text/plain")) };
        request.Headers.TransferEncodingChunked = true;

        using HttpResponseMessage answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/api/v1/runs")]
    [InlineData("/api/v1/no-such-thing")]
    [InlineData("/")]
    public async Task Every_answer_says_that_nothing_in_it_may_run(string path)
    {
        using HttpResponseMessage answer = await server.Http.GetAsync(path, TestContext.Current.CancellationToken);

        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        string policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }
}
