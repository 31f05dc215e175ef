using System.Security.Cryptography;
using Mainspring.Compliance.Artifacts;
using Mainspring.Compliance.S3;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Storage.S3;

namespace Mainspring.Storage.Tests.S3;

public sealed class S3ArtifactStoreTests : ArtifactStoreSuite, IDisposable
{
    private readonly S3Server _server = new();
    private readonly S3ArtifactStore _store;

    public S3ArtifactStoreTests() => _store = new(S3Location.Parse(_server.Url, S3Server.Environment), TimeProvider.System);

    protected override IArtifactStore Store => _store;

    protected override IPartStore Parts => _store.Parts();

    public void Dispose()
    {
        _store.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Identical_bytes_are_one_object_and_nothing_else_stays()
    {
        byte[] large = Bytes((20 << 20) + 5);
        await Store.PutAsync(new MemoryStream(large));
        await Store.PutAsync(new MemoryStream(large));
        await Store.PutAsync(new MemoryStream(Bytes(10)));

        _server.CountObjects("contents").ShouldBe(2);
        _server.CountObjects("incoming").ShouldBe(0);
    }

    [Fact]
    public async Task A_large_artefact_can_be_read_from_place_to_place()
    {
        byte[] bytes = Bytes((20 << 20) + 5);
        Content content = await Store.PutAsync(new MemoryStream(bytes));
        await using Stream stream = (await Store.OpenAsync(content.Hash))!;
        byte[] piece = new byte[300_000];
        foreach (int at in (int[])[0, 300_000, 600_000, bytes.Length - 300_000, 12, 9 << 20])
        {
            stream.Position = at;
            await stream.ReadExactlyAsync(piece);
            piece.AsSpan().SequenceEqual(bytes.AsSpan(at, piece.Length)).ShouldBeTrue($"at {at}");
        }
    }

    [Fact]
    public async Task A_client_puts_parts_and_reads_contents_past_the_server_by_signed_addresses()
    {
        using var http = new HttpClient();
        string upload = await Parts.BeginAsync();
        byte[] bytes = Bytes((6 << 20) + 3);
        List<UploadedPart> parts = [];
        foreach ((int number, byte[] part) in new[] { (1, bytes[..(5 << 20)]), (2, bytes[(5 << 20)..]) })
        {
            Uri address = (await Parts.SignPartAsync(upload, number, TimeSpan.FromMinutes(5)))!;
            using HttpResponseMessage answer = await http.PutAsync(address, new ByteArrayContent(part));
            answer.EnsureSuccessStatusCode();
            parts.Add(new(number, answer.Headers.ETag!.Tag));
        }

        Content content = (await Parts.CompleteAsync(upload, parts)).ShouldNotBeNull();
        content.Hash.ShouldBe(ContentHash.Of(SHA256.HashData(bytes)));
        (await http.GetByteArrayAsync(await Store.SignAsync(content.Hash, "caf\u00e9.bin", TimeSpan.FromMinutes(5)))).ShouldBe(bytes);
        _server.CountObjects("incoming").ShouldBe(0);
    }

    [Fact]
    public async Task A_store_that_is_away_is_a_failure_of_its_own_and_reads_go_on_when_it_is_back()
    {
        byte[] bytes = Bytes(3 << 20);
        Content content = await Store.PutAsync(new MemoryStream(bytes));
        await using Stream reading = (await Store.OpenAsync(content.Hash))!;
        byte[] first = new byte[1000];
        await reading.ReadExactlyAsync(first);
        _server.Stop();

        await Should.ThrowAsync<ArtifactStoreUnavailableException>(() => Store.PutAsync(new MemoryStream(bytes)));
        await Should.ThrowAsync<ArtifactStoreUnavailableException>(() => Store.OpenAsync(content.Hash));
        await Should.ThrowAsync<ArtifactStoreUnavailableException>(() => Store.DeleteAsync(content.Hash));
        await Should.ThrowAsync<ArtifactStoreUnavailableException>(async () => await Store.ListAsync().GetAsyncEnumerator().MoveNextAsync());
        reading.Position = 2 << 20;
        await Should.ThrowAsync<ArtifactStoreUnavailableException>(async () => await reading.ReadExactlyAsync(first));

        _server.Start();
        await reading.ReadExactlyAsync(first);
        first.ShouldBe(bytes[(2 << 20)..((2 << 20) + 1000)]);
        (await Store.VerifyAsync(content.Hash)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_answers_nothing_is_given_up()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start(10);
        using var patience = new CancellationTokenSource();
        using var store = new S3ArtifactStore(S3Location.Parse($"s3://somewhere?endpoint=http://{silent.LocalEndpoint}", S3Server.Environment), TimeProvider.System);
        Task<Stream?> opening = store.OpenAsync(ContentHash.Of(SHA256.HashData("x"u8)), patience.Token);
        using System.Net.Sockets.Socket connection = await silent.AcceptSocketAsync();
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => opening);
    }

    [Fact]
    public async Task A_missing_bucket_and_a_wrong_key_are_told_as_a_store_that_cannot_be_used()
    {
        using var elsewhere = new S3ArtifactStore(S3Location.Parse(_server.Url.Replace("mainspring-tests", "another", StringComparison.Ordinal), S3Server.Environment), TimeProvider.System);
        await Should.ThrowAsync<ArtifactStoreUnavailableException>(() => elsewhere.PutAsync(new MemoryStream([1])));

        using var stranger = new S3ArtifactStore(S3Location.Parse(_server.Url, name => name == "AWS_ACCESS_KEY_ID" ? "guessed" : S3Server.Environment(name)), TimeProvider.System);
        await Should.ThrowAsync<ArtifactStoreUnavailableException>(() => stranger.PutAsync(new MemoryStream([1])));
    }
}
