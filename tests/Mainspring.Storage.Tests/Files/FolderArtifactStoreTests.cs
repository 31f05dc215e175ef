using Mainspring.Compliance.Artifacts;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Storage.Files;

namespace Mainspring.Storage.Tests.Files;

public sealed class FolderArtifactStoreTests : ArtifactStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FolderArtifactStoreTests()
    {
        Store = new FolderArtifactStore(_folder.Path, TimeProvider.System);
        Parts = new FolderPartStore(_folder.File("uploads"), Store, TimeProvider.System);
    }

    protected override IArtifactStore Store { get; }

    protected override IPartStore Parts { get; }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Identical_bytes_are_one_file()
    {
        await Store.PutAsync(new MemoryStream(Bytes(1000)));
        await Store.PutAsync(new MemoryStream(Bytes(1000)));
        await Store.PutAsync(new MemoryStream(Bytes(1001)));

        Files().Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_large_file_is_read_from_any_place_to_its_end()
    {
        byte[] bytes = Bytes((66 << 20) + 5);
        Content content = await Store.PutAsync(new MemoryStream(bytes));
        (await Store.VerifyAsync(content.Hash)).ShouldBeTrue();

        await using Stream read = (await Store.OpenAsync(content.Hash))!;
        byte[] part = new byte[3 << 20];
        foreach (int place in (int[])[0, 1, (1 << 20) - 1, 5 << 20, (5 << 20) + 4097, 63 << 20, bytes.Length - 7, 12])
        {
            read.Seek(place, SeekOrigin.Begin);
            int length = await read.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false);
            length.ShouldBe(Math.Min(part.Length, bytes.Length - place));
            part.AsSpan(0, length).SequenceEqual(bytes.AsSpan(place, length)).ShouldBeTrue($"from {place}");
        }

        read.Seek(0, SeekOrigin.End);
        (await read.ReadAsync(part)).ShouldBe(0);
    }

    [Fact]
    public async Task A_flipped_byte_is_noticed()
    {
        Content content = await Store.PutAsync(new MemoryStream(Bytes(1000)));
        await using (FileStream file = File.OpenWrite(Files().ShouldHaveSingleItem()))
        {
            file.Position = 500;
            file.WriteByte((byte)(Bytes(1000)[500] ^ 1));
        }

        (await Store.VerifyAsync(content.Hash)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_truncated_file_is_replaced_when_its_bytes_are_put_again()
    {
        Content content = await Store.PutAsync(new MemoryStream(Bytes(1000)));
        await using (FileStream file = File.OpenWrite(Files().ShouldHaveSingleItem()))
        {
            file.SetLength(10);
        }

        await Store.PutAsync(new MemoryStream(Bytes(1000)));
        (await Store.VerifyAsync(content.Hash)).ShouldBeTrue();
    }

    [Fact]
    public void What_an_interrupted_upload_left_is_removed_at_the_next_start()
    {
        string leftover = _folder.File("incoming/half");
        File.WriteAllText(leftover, "half of");
        _ = new FolderArtifactStore(_folder.Path, TimeProvider.System);

        File.Exists(leftover).ShouldBeFalse();
    }

    [Fact]
    public async Task An_upload_that_nobody_began_takes_nothing()
    {
        string upload = new('0', 64);
        (await Parts.PutAsync(upload, 1, new MemoryStream([1]))).ShouldBeNull();
        (await Parts.CompleteAsync(upload, [new(1, new('0', 64))])).ShouldBeNull();
        await Parts.AbortAsync(upload);
    }

    [Fact]
    public async Task An_upload_that_lacks_a_part_stays_until_it_is_whole()
    {
        string upload = await Parts.BeginAsync();
        string tag = (await Parts.PutAsync(upload, 1, new MemoryStream([1])))!;

        (await Parts.CompleteAsync(upload, [new(1, tag), new(2, tag)])).ShouldBeNull();
        (await Parts.CompleteAsync(upload, [new(1, new('0', 64))])).ShouldBeNull();
        (await Parts.CompleteAsync(upload, [new(1, tag)])).ShouldNotBeNull();
        (await Parts.CompleteAsync(upload, [new(1, tag)])).ShouldBeNull();
    }

    [Fact]
    public async Task Uploads_that_nobody_completes_are_forgotten_after_a_time()
    {
        string upload = await Parts.BeginAsync();

        (await Parts.AbortBegunBeforeAsync(DateTimeOffset.UnixEpoch)).ShouldBe(0);
        (await Parts.AbortBegunBeforeAsync(DateTimeOffset.MaxValue)).ShouldBe(1);
        (await Parts.PutAsync(upload, 1, new MemoryStream([1]))).ShouldBeNull();
    }

    private string[] Files() => Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);
}
