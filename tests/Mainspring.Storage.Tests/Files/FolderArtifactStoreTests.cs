using Mainspring.Compliance.Artifacts;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Storage.Files;

namespace Mainspring.Storage.Tests.Files;

public sealed class FolderArtifactStoreTests : ArtifactStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FolderArtifactStoreTests() => Store = new FolderArtifactStore(_folder.Path);

    protected override IArtifactStore Store { get; }

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
        _ = new FolderArtifactStore(_folder.Path);

        File.Exists(leftover).ShouldBeFalse();
    }

    private string[] Files() => Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);
}
