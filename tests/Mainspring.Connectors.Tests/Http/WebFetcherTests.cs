using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Mainspring.Connectors.Http;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Connectors.Tests.Http;

public sealed class WebFetcherTests : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-web-").FullName;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _requests = [];

    public WebFetcherTests() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _listener.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_is_fetched_and_not_sent_again_before_it_changes()
    {
        Snapshot first = await FetchAsync("/in/telco.csv?signature=x", "200 OK", "n\n1\n", "ETag: \"1\"");
        (first.FileName, first.Origin).ShouldBe(("telco.csv", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/in/telco.csv")));
        (await File.ReadAllTextAsync(first.Files, Cancellation)).ShouldBe("n\n1\n");

        (await FetchAsync("/in/telco.csv?signature=x", "304 Not Modified", "", "ETag: \"1\"")).ShouldBe(first);
        _requests[1].ShouldContain("If-None-Match: \"1\"");

        (await File.ReadAllTextAsync((await FetchAsync("/in/telco.csv?signature=x", "200 OK", "n\n2\n", "ETag: \"2\"")).Files, Cancellation)).ShouldBe("n\n2\n");
    }

    [Theory]
    [InlineData("404 Not Found", SourceFailure.NotFound)]
    [InlineData("403 Forbidden", SourceFailure.Denied)]
    [InlineData("500 Internal Server Error", SourceFailure.Unreachable)]
    [InlineData("400 Bad Request", SourceFailure.Refused)]
    public async Task A_refusal_says_of_which_kind_it_is(string status, SourceFailure failure) =>
        (await Should.ThrowAsync<SourceFailedException>(() => FetchAsync("/a.csv", status, ""))).Failure.ShouldBe(failure);

    [Fact]
    public async Task A_file_without_an_ending_gets_that_of_its_type() =>
        (await FetchAsync("/export", "200 OK", "n\n1\n", "Content-Type: text/csv")).FileName.ShouldBe("export.csv");

    [Fact]
    public async Task A_body_that_breaks_off_is_not_kept()
    {
        (await Should.ThrowAsync<SourceFailedException>(() => FetchAsync("/a.csv", "200 OK", "n\n", "Content-Length: 100"))).Failure.ShouldBe(SourceFailure.Unreachable);
        Directory.GetFiles(_folder, "a.csv", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_of_a_server_reaches_nothing_inside()
    {
        using var fetcher = new WebFetcher(new(_folder), ReachableHosts.None);
        var address = new SourceAddress.Web(new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/a.csv")));
        (await Should.ThrowAsync<SourceFailedException>(() => fetcher.FetchAsync(address, Cancellation))).Message.ShouldContain("public internet");
        _listener.Pending().ShouldBeFalse();
        ReachableHosts.Parse(ReachableHosts.Parse("127.0.0.0/8,relay.example").ToString()).ToString().ShouldBe("127.0.0.0/8,relay.example");
    }

    private async Task<Snapshot> FetchAsync(string path, string status, string body, params string[] headers)
    {
        using var fetcher = new WebFetcher(new(_folder), reachable: null);
        Task answering = AnswerAsync(status, body, headers);
        try
        {
            return await fetcher.FetchAsync(new SourceAddress.Web(new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}{path}"))), Cancellation);
        }
        finally
        {
            await answering;
        }
    }

    private async Task AnswerAsync(string status, string body, string[] headers)
    {
        using TcpClient client = await _listener.AcceptTcpClientAsync(Cancellation);
        NetworkStream stream = client.GetStream();
        byte[] buffer = new byte[8192];
        int read = await stream.ReadAsync(buffer, Cancellation);
        _requests.Add(Encoding.ASCII.GetString(buffer, 0, read));
        string length = headers.Any(header => header.StartsWith("Content-Length", StringComparison.Ordinal)) ? "" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{length}{string.Concat(headers.Select(header => header + "\r\n"))}Connection: close\r\n\r\n{body}"), Cancellation);
    }
}
