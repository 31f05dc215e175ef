using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Mainspring.Client.Runs;
using Mainspring.Lifecycle.Artifacts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Artifacts;

public sealed class ArtifactEndpointTests(RunningServer server) : IClassFixture<RunningServer>
{
    public static TheoryData<string> Traversals { get; } =
    [
        "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "%252e%252e/%252e%252e/etc/passwd", "%252e%252e%252fetc%252fpasswd", "%25252e%25252e/x",
        "..%5c..%5cetc%5cpasswd", "..\\..\\etc\\passwd", "a/..%5c..%5cpasswd", "a%00.txt", "a%0d%0aX: y", "%2fetc%2fpasswd", "/etc/passwd", "//etc/passwd", "C:%5cwindows", "C:/windows",
        "file:///etc/passwd", "file:%2f%2f%2fetc/passwd", "a//b", "...%2f...%2fx", "a/.../b", "%c0%ae%c0%ae/x", "a%e2%80%aegpj.exe", "a%", "a%zz", "a/",
    ];

    /// <summary>What else a rest may be: the key of a tag, a path that does not exist, an asset that is embedded.</summary>
    private static readonly string[] OpensNothing = ["{**key}", "{**tag_key}", "{**rest}", "/assets/{fingerprint}/{**path}", "{*path:nonfile}"];

    [Theory]
    [MemberData(nameof(Traversals))]
    public async Task A_path_that_could_leave_its_folder_is_refused_for_reading_and_for_writing(string spelling)
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "paths" });
        foreach (string method in (string[])["GET", "PUT"])
        {
            // Spoken over a plain socket, since clients tidy up such addresses before they send them.
            (await SpeakAsync($"{method} /api/v1/runs/{run.RunId}/artifacts/{spelling} HTTP/1.1")).ShouldBeOneOf(400, 404, 405);
        }

        (await server.Client.Runs.ListArtifactsAsync(run.RunId)).Artifacts.ShouldBeEmpty();
    }

    [Fact]
    public void Every_route_with_a_path_at_its_end_takes_it_as_an_artifact_path()
    {
        RouteEndpoint[] routes =
        [
            .. server.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(route => route.RoutePattern.Parameters.Any(parameter => parameter.IsCatchAll) && !OpensNothing.Any(rest => route.RoutePattern.RawText!.EndsWith(rest, StringComparison.Ordinal))),
        ];

        routes.Length.ShouldBeGreaterThanOrEqualTo(3);
        foreach (RouteEndpoint route in routes)
        {
            string name = route.RoutePattern.Parameters.Single(parameter => parameter.IsCatchAll).Name;
            route.Metadata.GetRequiredMetadata<MethodInfo>().GetParameters().Single(parameter => parameter.Name == name).ParameterType
                .ShouldBe(typeof(ArtifactPath), route.RoutePattern.RawText);
        }
    }

    [Theory]
    [InlineData("model/model.json")]
    [InlineData("a b/c+d&e.txt")]
    [InlineData("caf\u00e9/\u65e5\u672c\u8a9e #1?.csv")]
    [InlineData("<script>alert(1)</script>.html")]
    public async Task A_file_comes_back_as_it_was_sent_and_never_as_a_page(string path)
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "files" });
        byte[] bytes = Encoding.UTF8.GetBytes($"<script>{path}</script>");
        ArtifactInfo kept = await server.Client.Runs.PutArtifactAsync(run.RunId, path, new MemoryStream(bytes));
        kept.ShouldBe(new ArtifactInfo(path, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length));

        using HttpResponseMessage answer = await server.Http.GetAsync($"/api/v1/runs/{run.RunId}/artifacts/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}");

        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe(path.Split('/')[^1]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox; default-src 'none'"]);
        answer.Headers.ETag!.Tag.ShouldBe($"\"{kept.Sha256}\"");
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_asked_for()
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "files" });
        await server.Client.Runs.PutArtifactAsync(run.RunId, "digits", new MemoryStream("0123456789"u8.ToArray()));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/runs/{run.RunId}/artifacts/digits") { Headers = { Range = new(2, 5) } };
        using HttpResponseMessage answer = await server.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("2345");
    }

    [Fact]
    public async Task A_large_file_passes_through()
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "files" });
        byte[] bytes = new byte[40 << 20];
        new Random(1).NextBytes(bytes);
        ArtifactInfo kept = await server.Client.Runs.PutArtifactAsync(run.RunId, "large.bin", new MemoryStream(bytes));
        await using Stream back = await server.Client.Runs.OpenArtifactAsync(run.RunId, "large.bin");

        Convert.ToHexStringLower(await SHA256.HashDataAsync(back)).ShouldBe(kept.Sha256);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "files" });
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(server.Http.BaseAddress!.Host, server.Http.BaseAddress.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"PUT /api/v1/runs/{run.RunId}/artifacts/half HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nonly this"));
        }

        (await server.Client.Runs.ListArtifactsAsync(run.RunId)).Artifacts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_for_a_run_that_is_not_there_is_refused() =>
        (await Should.ThrowAsync<Client.ServerException>(() => server.Client.Runs.PutArtifactAsync(new string('0', 32), "x", new MemoryStream()))).Problem.Status.ShouldBe(404);

    private async Task<int> SpeakAsync(string requestLine)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Http.BaseAddress!.Host, server.Http.BaseAddress.Port);
        await using NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{requestLine}\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc"));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        string status = (await reader.ReadLineAsync()).ShouldNotBeNull();
        return int.Parse(status.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
