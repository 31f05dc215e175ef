using Mainspring.Compliance.Artifacts;
using Mainspring.Compliance.S3;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Storage.S3;

namespace Mainspring.Storage.Tests.S3;

/// <summary>While it runs no other test does, since it measures what all of them share.</summary>
[Collection(Alone.Name)]
public sealed class S3MemoryTests : IDisposable
{
    private readonly S3Server _server = new();
    private readonly S3ArtifactStore _store;

    public S3MemoryTests() => _store = new(S3Location.Parse(_server.Url, S3Server.Environment), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_artefact()
    {
        const long Length = 200L << 20;
        await _store.PutAsync(new Repetition(10 << 20));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Content content = await _store.PutAsync(new Repetition(Length));
        (await _store.VerifyAsync(content.Hash)).ShouldBeTrue();

        content.Bytes.ShouldBe(Length);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(96L << 20);
    }
}
