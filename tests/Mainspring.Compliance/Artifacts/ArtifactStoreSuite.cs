using System.Security.Cryptography;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Compliance.Artifacts;

/// <summary>What every store of artefacts must do.</summary>
public abstract class ArtifactStoreSuite
{
    /// <summary>The store under test, empty at first.</summary>
    protected abstract IArtifactStore Store { get; }

    /// <summary>The parts of uploads that end in it.</summary>
    protected abstract IPartStore Parts { get; }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 << 20)]
    [InlineData((3 << 20) + 17)]
    [InlineData(8 << 20)]
    [InlineData((20 << 20) + 5)]
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

    [Fact]
    public async Task Everything_that_is_there_is_listed_by_hash()
    {
        Content[] contents = [await PutAsync(1), await PutAsync(2), await PutAsync(3000)];
        await Store.DeleteAsync((await PutAsync(4)).Hash);

        StoredContent[] listed = await Store.ListAsync().ToArrayAsync();
        listed.Select(content => new Content(content.Hash, content.Bytes)).ShouldBe(contents.OrderBy(content => content.Hash.Value, StringComparer.Ordinal));
        listed.ShouldAllBe(content => content.PutAt > DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task A_removal_spares_what_was_put_since()
    {
        Content content = await PutAsync(10);
        DateTimeOffset putAt = (await Store.ListAsync().ToArrayAsync())[0].PutAt;

        (await Store.DeleteAsync(content.Hash, putAt)).ShouldBeFalse();
        (await Store.ContainsAsync(content.Hash)).ShouldBeTrue();
        (await Store.DeleteAsync(content.Hash, putAt.AddSeconds(1))).ShouldBeTrue();
        (await Store.ContainsAsync(content.Hash)).ShouldBeFalse();
        (await Store.DeleteAsync(content.Hash, putAt.AddSeconds(1))).ShouldBeFalse();
    }

    [Fact]
    public async Task Parts_that_come_in_any_order_become_one_content()
    {
        byte[] bytes = Bytes((11 << 20) + 3);
        string upload = await Parts.BeginAsync();
        List<UploadedPart> parts = [];
        foreach ((int number, byte[] part) in new[] { (3, bytes[(10 << 20)..]), (1, bytes[..(5 << 20)]), (2, bytes[(5 << 20)..(10 << 20)]) })
        {
            parts.Add(new(number, (await Parts.PutAsync(upload, number, new MemoryStream(part))).ShouldNotBeNull()));
        }

        Content content = (await Parts.CompleteAsync(upload, parts)).ShouldNotBeNull();
        content.ShouldBe(new Content(ContentHash.Of(SHA256.HashData(bytes)), bytes.Length));
        (await ReadAsync(content.Hash)).ShouldBe(bytes);
    }

    /// <summary>Bytes that differ by length and place.</summary>
    protected static byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private Task<Content> PutAsync(int length) => Store.PutAsync(new MemoryStream(Bytes(length)));

    private async Task<byte[]> ReadAsync(ContentHash hash)
    {
        await using Stream stream = (await Store.OpenAsync(hash)).ShouldNotBeNull();
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }
}
