using System.Text;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Files;
using Mainspring.Storage.Relational.Artifacts;
using Mainspring.Storage.Relational.Registry;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Relational.Tracking.LoggedModels;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Relational.Artifacts;

public sealed class ContentCollectorTests : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new();
    private readonly SqliteDatabase _database;
    private readonly IArtifactStore _store;
    private readonly FolderPartStore _parts;
    private readonly ArtifactTree _tree;
    private readonly ContentCollector _collector;

    public ContentCollectorTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), _clock);
        _store = new FolderArtifactStore(_folder.File("artifacts"), _clock);
        _parts = new(_folder.File("uploads"), _store, _clock);
        _tree = new(_database);
        _collector = new(_store, _parts, [new ContentReferences(_database)], _clock);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_lost_its_last_name_is_freed_after_the_grace_and_what_has_one_stays()
    {
        Content kept = await NameAsync("1/a", "kept");
        Content shared = await NameAsync("1/b", "shared");
        await NameAsync("1/c", "shared");
        Content lost = await NameAsync("1/d", "lost");
        await _tree.DeleteAsync(ArtifactPath.Parse("1/b"));
        await _tree.DeleteAsync(ArtifactPath.Parse("1/d"));

        (await _collector.CollectAsync(Grace)).ShouldBe(new CollectionReport(3, 0, 0, 0));
        _clock.Advance(Grace + Grace);
        (await _collector.CollectAsync(Grace, dryRun: true)).ShouldBe(new CollectionReport(2, 1, 4, 0));
        (await _collector.CollectAsync(Grace)).ShouldBe(new CollectionReport(2, 1, 4, 0));
        (await _collector.CollectAsync(Grace)).ShouldBe(new CollectionReport(2, 0, 0, 0));

        (await _store.ContainsAsync(lost.Hash)).ShouldBeFalse();
        (await _store.VerifyAsync(kept.Hash)).ShouldBeTrue();
        (await _store.VerifyAsync(shared.Hash)).ShouldBeTrue();
    }

    [Fact]
    public async Task Bytes_that_are_put_again_get_the_grace_again()
    {
        Content content = await PutAsync("again");
        _clock.Advance(Grace + Grace);
        await PutAsync("again");

        (await _collector.CollectAsync(Grace)).Freed.ShouldBe(0);
        (await _store.ContainsAsync(content.Hash)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_version_keeps_its_files_when_its_run_loses_them()
    {
        var runs = new TrackingStore(_database);
        var files = new RunFiles(runs, _tree, _store, _clock);
        var versions = new RegistryStore(_database);
        var registry = new ModelRegistry(versions, runs, new(runs, new LoggedModelStore(_database), _tree, versions, _store), new(_store, new OpeningTrial()), _clock);
        Run run = ((StartOutcome.Started)await new Tracker(runs, _clock).StartAsync(new() { Experiment = "e" })).Run;
        Content content = (await files.AttachAsync(run.Id, ArtifactPath.Parse("model/weights"), new MemoryStream([1, 2, 3]))).Artifact!.Content;
        await registry.RegisterAsync("m", run.Id, ArtifactPath.Parse("model"));
        await _tree.DeleteAsync(run.ArtifactRoot);
        _clock.Advance(Grace + Grace);

        (await _collector.CollectAsync(Grace)).Freed.ShouldBe(0);
        (await _store.ContainsAsync(content.Hash)).ShouldBeTrue();
    }

    [Fact]
    public async Task Thousands_of_contents_are_swept_in_batches()
    {
        for (int i = 0; i < 1200; i++)
        {
            await NameAsync($"1/{i % 2}/{i}", $"{i}");
        }

        await _tree.DeleteAsync(ArtifactPath.Parse("1/1"));
        _clock.Advance(Grace + Grace);

        CollectionReport report = await _collector.CollectAsync(Grace);
        (report.Kept, report.Freed).ShouldBe((600, 600));
    }

    private Task<Content> PutAsync(string text) => _store.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private async Task<Content> NameAsync(string path, string text)
    {
        Content content = await PutAsync(text);
        await _tree.PutAsync(ArtifactPath.Parse(path), content, _clock.GetUtcNow());
        return content;
    }

    /// <summary>A clock that stands still until it is moved, from the present on.</summary>
    private sealed class HandClock : TimeProvider
    {
        private DateTimeOffset _now = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan time) => _now += time;
    }
}
