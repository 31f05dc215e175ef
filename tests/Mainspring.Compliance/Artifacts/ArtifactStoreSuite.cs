using System.Security.Cryptography;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Compliance.Artifacts;

/// <summary>What every store of artefacts must do.</summary>
public abstract class ArtifactStoreSuite
{
    /// <summary>The store under test, empty at first.</summary>
    protected abstract IArtifactStore Store { get; }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 << 20)]
    [InlineData((3 << 20) + 17)]
    public async Task Bytes_read_back_as_they_were_put(int length)
    {
        byte[] bytes = Bytes(length);
        Content content = await Store.PutAsync(new MemoryStream(bytes));

        content.ShouldBe(new Content(ContentHash.Of(SHA256.HashData(bytes)), length));
        (await ReadAsync(content.Hash)).ShouldBe(bytes);
        (await Store.ContainsAsync(content.Hash)).ShouldBeTrue();
        (await Store.VerifyAsync(content.Hash)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_stream_that_gives_few_bytes_at_a_time_is_read_to_its_end()
    {
        byte[] bytes = Bytes(100_000);
        Content content = await Store.PutAsync(new ChunkedStream(bytes, 777));

        (await ReadAsync(content.Hash)).ShouldBe(bytes);
    }

    [Fact]
    public async Task Many_may_put_the_same_bytes_at_once()
    {
        byte[] bytes = Bytes(200_000);
        Content[] contents = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Store.PutAsync(new MemoryStream(bytes)))));

        contents.Distinct().ShouldHaveSingleItem();
        (await ReadAsync(contents[0].Hash)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_stream_that_fails_leaves_nothing()
    {
        byte[] bytes = Bytes(3 << 20);
        await Should.ThrowAsync<IOException>(() => Store.PutAsync(new ChunkedStream(bytes, 1 << 16, failAt: 2 << 20)));

        (await Store.ContainsAsync(ContentHash.Of(SHA256.HashData(bytes)))).ShouldBeFalse();
        (await Store.ContainsAsync(ContentHash.Of(SHA256.HashData(bytes.AsSpan(0, 2 << 20))))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_not_there_is_null_and_can_be_deleted()
    {
        ContentHash hash = ContentHash.Of(SHA256.HashData("nothing"u8));

        (await Store.OpenAsync(hash)).ShouldBeNull();
        (await Store.ContainsAsync(hash)).ShouldBeFalse();
        (await Store.VerifyAsync(hash)).ShouldBeFalse();
        await Store.DeleteAsync(hash);
    }

    [Fact]
    public async Task What_was_deleted_is_gone_and_can_be_put_again()
    {
        Content content = await Store.PutAsync(new MemoryStream(Bytes(10)));
        await Store.DeleteAsync(content.Hash);
        (await Store.OpenAsync(content.Hash)).ShouldBeNull();

        await Store.PutAsync(new MemoryStream(Bytes(10)));
        (await ReadAsync(content.Hash)).ShouldBe(Bytes(10));
    }

    [Fact]
    public async Task An_opened_artefact_can_be_read_from_any_place()
    {
        byte[] bytes = Bytes(5000);
        Content content = await Store.PutAsync(new MemoryStream(bytes));
        await using Stream stream = (await Store.OpenAsync(content.Hash))!;
        stream.Length.ShouldBe(5000);
        stream.Position = 4990;
        byte[] tail = new byte[10];
        await stream.ReadExactlyAsync(tail);

        tail.ShouldBe(bytes[^10..]);
    }

    /// <summary>Bytes that differ by length and place.</summary>
    protected static byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private async Task<byte[]> ReadAsync(ContentHash hash)
    {
        await using Stream stream = (await Store.OpenAsync(hash)).ShouldNotBeNull();
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }
}
