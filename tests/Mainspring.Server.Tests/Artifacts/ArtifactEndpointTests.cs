using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Mainspring.Client.Runs;

namespace Mainspring.Server.Tests.Artifacts;

public sealed class ArtifactEndpointTests(RunningServer server) : IClassFixture<RunningServer>
{
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
}
