using Mainspring.Data.Hashing;

namespace Mainspring.Data.Tests.Hashing;

public sealed class HashCacheTests : IDisposable
{
    private static readonly DateTime Written = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-hashes-").FullName;

    private string Kept => Path.Combine(_folder, "cache", "hashes.json");

    private string Data => Path.Combine(_folder, "data.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_did_not_change_is_read_once()
    {
        Write("a", Written);
        var first = new HashCache(Kept, TimeProvider.System);
        FileHashes hashes = first.Of(Data);
        first.Save();
        var second = new HashCache(Kept, TimeProvider.System);
        second.Of(Data).ShouldBe(hashes);
        (first.Reads, second.Reads).ShouldBe((1, 0));
    }

    [Fact]
    public void A_file_that_changed_is_read_again()
    {
        Write("a", Written);
        var cache = new HashCache(Kept, TimeProvider.System);
        FileHashes before = cache.Of(Data);
        Write("b", Written.AddSeconds(1));
        cache.Of(Data).ShouldNotBe(before);
        Write("bb", Written.AddSeconds(1));
        cache.Of(Data).Bytes.ShouldBe(2);
        cache.Reads.ShouldBe(3);
    }

    [Fact]
    public void A_file_that_was_just_written_is_not_remembered_since_the_next_write_may_have_the_same_time()
    {
        Write("a", TimeProvider.System.GetUtcNow().UtcDateTime);
        var cache = new HashCache(Kept, TimeProvider.System);
        cache.Of(Data);
        cache.Of(Data);
        cache.Reads.ShouldBe(2);
    }

    [Fact]
    public void A_damaged_cache_is_as_good_as_none()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        File.WriteAllText(Kept, "{");
        Write("a", Written);
        new HashCache(Kept, TimeProvider.System).Of(Data).Bytes.ShouldBe(1);
    }

    private void Write(string text, DateTime at)
    {
        File.WriteAllText(Data, text);
        File.SetLastWriteTimeUtc(Data, at);
    }
}
