using System.Globalization;
using Mainspring.Connectors.Http;
using Mainspring.Lifecycle.Datasets.Dvc;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Connectors.Tests.Http;

public sealed class WebDvcRemoteTests : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-web-dvc-").FullName;

    private string File => Path.Combine(_folder, "content");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_content_is_read_below_the_address_as_the_user_that_it_names()
    {
        using var server = new Listener(_ => "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nn\n1\n");
        using var remote = new WebDvcRemote(new(Address(server, "ann:se%20cret@", "/team/data")));

        (await remote.GetAsync("files/md5/ab/cdef", File, Cancellation)).ShouldBeTrue();

        (await System.IO.File.ReadAllTextAsync(File, Cancellation)).ShouldBe("n\n1\n");
        string request = await server.TakeAsync(Cancellation);
        request.ShouldStartWith("GET /team/data/files/md5/ab/cdef HTTP/1.1");
        request.ShouldContain($"Authorization: Basic {Convert.ToBase64String("ann:se cret"u8)}");
    }

    [Fact]
    public async Task What_is_not_there_is_no_error()
    {
        using var server = new Listener(_ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var remote = new WebDvcRemote(new(Address(server)));

        (await remote.GetAsync("files/md5/ab/cdef", File, Cancellation)).ShouldBeFalse();
        (await remote.ContainsAsync("files/md5/ab/cdef", Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("401 Unauthorized", SourceFailure.Denied, "in the environment")]
    [InlineData("503 Service Unavailable", SourceFailure.Unreachable, "503")]
    [InlineData("405 Method Not Allowed", SourceFailure.Refused, "405")]
    public async Task A_refusal_says_of_which_kind_it_is(string status, SourceFailure kind, string words)
    {
        using var server = new Listener(_ => $"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var remote = new WebDvcRemote(new(Address(server, "ann:secret@")));

        SourceFailedException refused = await Should.ThrowAsync<SourceFailedException>(() => remote.GetAsync("files/md5/ab/cdef", File, Cancellation));

        refused.Failure.ShouldBe(kind);
        refused.Message.ShouldContain(words);
        refused.Message.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_told()
    {
        using var server = new Listener(_ => "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nn\n");
        using var remote = new WebDvcRemote(new(Address(server)));

        (await Should.ThrowAsync<SourceFailedException>(() => remote.GetAsync("files/md5/ab/cdef", File, Cancellation))).Failure.ShouldBe(SourceFailure.Unreachable);
    }

    [Fact]
    public async Task Nothing_is_sent_and_the_message_says_where_to()
    {
        using var remote = new WebDvcRemote(new("https://example.org/data"));

        (await Should.ThrowAsync<DvcException>(() => remote.PutAsync("files/md5/ab/cdef", File, Cancellation))).Message.ShouldContain("s3://");
        Should.Throw<DvcException>(() => new WebDvcRemote(new("https://example.org/data?token=secret"))).Message.ShouldNotContain("secret");
    }

    private static string Address(Listener server, string user = "", string path = "") => string.Create(CultureInfo.InvariantCulture, $"http://{user}127.0.0.1:{server.Port}{path}");
}
