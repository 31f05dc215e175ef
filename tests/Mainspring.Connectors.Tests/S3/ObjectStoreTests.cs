using Mainspring.Compliance.S3;
using Mainspring.Connectors.S3;
using Mainspring.Data.Hashing;
using Mainspring.Lifecycle.Datasets.Dvc;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Connectors.Tests.S3;

/// <summary>Sources and remotes in a real object store.</summary>
public sealed class ObjectStoreTests : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly S3Server _server = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-objects-").FullName;

    private string Options => _server.Url[_server.Url.IndexOf('?', StringComparison.Ordinal)..];

    private string Place => _server.Url[..^Options.Length];

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_object_is_fetched_and_not_again_before_it_changes()
    {
        await PutAsync("telco.csv", "n\n1\n");
        Snapshot first = await FetchAsync("telco.csv");
        (await File.ReadAllTextAsync(first.Files, Cancellation)).ShouldBe("n\n1\n");
        (first.FileName, first.Origin).ShouldBe(("telco.csv", $"{Place}/telco.csv"));

        DateTime written = File.GetLastWriteTimeUtc(first.Files);
        (await FetchAsync("telco.csv")).ShouldBe(first);
        File.GetLastWriteTimeUtc(first.Files).ShouldBe(written);

        await PutAsync("telco.csv", "n\n2\n");
        (await File.ReadAllTextAsync((await FetchAsync("telco.csv")).Files, Cancellation)).ShouldBe("n\n2\n");
    }

    [Fact]
    public async Task A_pattern_names_the_objects_of_one_folder()
    {
        foreach (string key in (string[])["in/a.csv", "in/b.csv", "in/deep/c.csv", "in/notes.txt.bak"])
        {
            await PutAsync(key, "n\n1\n");
        }

        Snapshot found = await FetchAsync("in/*.csv");
        Directory.GetFiles(Path.GetDirectoryName(found.Files)!).Select(Path.GetFileName).Order().ShouldBe(["a.csv", "b.csv"]);
        (await Should.ThrowAsync<SourceFailedException>(() => FetchAsync("in/*.parquet"))).Failure.ShouldBe(SourceFailure.NotFound);
    }

    [Fact]
    public async Task What_is_not_there_and_what_does_not_answer_are_told_apart()
    {
        (await Should.ThrowAsync<SourceFailedException>(() => FetchAsync("nothing.csv"))).Failure.ShouldBe(SourceFailure.NotFound);
        _server.Stop();
        (await Should.ThrowAsync<SourceFailedException>(() => FetchAsync("nothing.csv"))).Failure.ShouldBe(SourceFailure.Unreachable);
        (await Should.ThrowAsync<SourceFailedException>(() => new ObjectFetcher(new(_folder), static _ => null).FetchAsync(new SourceAddress.Objects(_server.Url), Cancellation))).Message.ShouldContain("AWS_ACCESS_KEY_ID");
    }

    [Fact]
    public async Task Data_of_a_DVC_repository_goes_by_way_of_a_bucket()
    {
        string ours = Path.Combine(_folder, "ours");
        Directory.CreateDirectory(ours);
        await File.WriteAllTextAsync(Path.Combine(ours, "a.csv"), "n\n1\n", Cancellation);
        var hashes = new HashCache(Path.Combine(_folder, "hashes.json"), TimeProvider.System);
        DvcRepository repository = DvcRepository.FindOrMake(ours);
        new DvcTracking(repository, hashes).Add(Path.Combine(ours, "a.csv"), Cancellation);
        using var remote = new ObjectDvcRemote(new(ObjectAddress.LocationOf(_server.Url, S3Server.Environment)));
        (await new DvcTransfer(repository, remote, hashes).PushAsync(repository.Outputs(), Cancellation)).ShouldBe(1);
        _server.CountObjects("files/md5").ShouldBe(1);

        File.Delete(Path.Combine(ours, "a.csv"));
        string cached = repository.Cache.Locate(repository.Outputs()[0].Hash);
        File.SetAttributes(cached, FileAttributes.Normal);
        File.Delete(cached);
        (await new DvcTransfer(repository, remote, hashes).PullAsync(repository.Outputs(), force: false, Cancellation)).ShouldBe(1);
        (await File.ReadAllTextAsync(Path.Combine(ours, "a.csv"), Cancellation)).ShouldBe("n\n1\n");
    }

    [Fact]
    public void The_store_of_Google_is_one_of_the_kind()
    {
        ObjectAddress address = ObjectAddress.Parse("gs://bucket/in/a?.csv", S3Server.Environment);
        (address.Location.EndPoint!.Host, address.Location.Region, address.Location.Bucket, address.Location.Prefix, address.Name).ShouldBe(("storage.googleapis.com", "auto", "bucket", "in/", "a?.csv"));
    }

    [Fact]
    public async Task A_large_object_goes_in_parts()
    {
        byte[] bytes = new byte[(16 << 20) + 12345];
        new Random(7).NextBytes(bytes);
        string path = Path.Combine(_folder, "large");
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        using var store = new ObjectStore(ObjectAddress.LocationOf(_server.Url, S3Server.Environment));
        await store.PutAsync("large.csv", path, Cancellation);
        (await File.ReadAllBytesAsync((await FetchAsync("large.csv")).Files, Cancellation)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    private async Task PutAsync(string key, string text)
    {
        string path = Path.Combine(_folder, "put");
        await File.WriteAllTextAsync(path, text, Cancellation);
        using var store = new ObjectStore(ObjectAddress.LocationOf(_server.Url, S3Server.Environment));
        await store.PutAsync(key, path, Cancellation);
    }

    private Task<Snapshot> FetchAsync(string key) => new ObjectFetcher(new(Path.Combine(_folder, "cache")), S3Server.Environment).FetchAsync(new SourceAddress.Objects($"{Place}/{key}{Options}"), Cancellation);
}
