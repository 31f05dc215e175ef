using System.Security.Cryptography;
using System.Text;
using Mainspring.Data.Profiles;
using Mainspring.Data.Reading;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Folders;
using Mainspring.Storage.Files;
using Mainspring.Storage.Relational.Artifacts;
using Mainspring.Storage.Relational.Datasets;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Relational.Datasets;

/// <summary>Folders as versions, over real stores.</summary>
public sealed class DatasetFoldersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly DatasetStore _store;
    private readonly DatasetFolders _folders;

    public DatasetFoldersTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        _store = new(_database);
        Directory.CreateDirectory(_folder.File("scratch"));
        _folders = new(_store, new FolderArtifactStore(_folder.File("artifacts"), TimeProvider.System), new ProfilerInProcess(), new() { ScratchFolder = _folder.File("scratch"), MaxFileBytes = 1000 }, TimeProvider.System);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Only_what_the_newest_version_lacks_must_be_sent()
    {
        DatasetVersion first = Added(await AddAsync([("a.csv", "n\n1\n"), ("b.csv", "n\n2\n")], "a.csv", "b.csv"));
        (first.Rows, first.Folder).ShouldBe((2L, new FolderSummary(2, 8, ".csv")));
        DatasetVersion second = Added(await AddAsync([("a.csv", "n\n1\n"), ("b.csv", "n\n3\n4\n")], "b.csv"));
        (second.Version, second.Rows).ShouldBe((2, 3L));
        (await AddAsync([("a.csv", "n\n9\n")])).ShouldBeOfType<AddOutcome.Refused>().Fault.ShouldContain("was not sent");
        Directory.GetFileSystemEntries(_folder.File("scratch")).ShouldBeEmpty();

        ContentHash[] hashes = [.. (await _store.ListFilesAsync("calls", 1)).Select(file => file.Content.Hash)];
        (await new ContentReferences(_database).FindNeededAsync(hashes)).ShouldBe(hashes, ignoreOrder: true);
    }

    [Fact]
    public async Task Bytes_of_others_cannot_be_claimed()
    {
        Added(await AddAsync([("a.csv", "n\n1\n")], "a.csv"));
        (await AddAsync([("a.csv", "n\n1\n")], [], "calls", "mine")).ShouldBeOfType<AddOutcome.Refused>();
    }

    [Theory]
    [InlineData("../a.csv", "a.csv")]
    [InlineData("/etc/a.csv", "a.csv")]
    [InlineData("a.csv", "..")]
    [InlineData("a.txt.bak", "calls")]
    public async Task Names_that_lead_elsewhere_or_hold_no_rows_are_refused(string path, string folder) =>
        (await AddAsync([(path, "n\n1\n")], [path], folder)).ShouldBeOfType<AddOutcome.Refused>();

    [Fact]
    public async Task Bytes_that_are_not_those_of_their_hash_are_refused()
    {
        DatasetFile file = FileOf("a.csv", "n\n1\n");
        AddOutcome outcome = await _folders.AddAsync("calls", "calls", [file], Sent(("a.csv", "n\n2\n")));
        outcome.ShouldBeOfType<AddOutcome.Refused>().Fault.ShouldContain("a.csv");
        (await _folders.AddAsync("calls", "calls", [FileOf("a.csv", new string('1', 2000))], Sent())).ShouldBeOfType<AddOutcome.TooLarge>();
    }

    private static DatasetVersion Added(AddOutcome outcome) => outcome.ShouldBeOfType<AddOutcome.Added>().Version;

    private static DatasetFile FileOf(string path, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return new(path, new(ContentHash.Of(SHA256.HashData(bytes)), bytes.Length), Convert.ToHexStringLower(MD5.HashData(bytes)));
    }

    private static async IAsyncEnumerable<SentFile> Sent(params (string Path, string Text)[] files)
    {
        foreach ((string path, string text) in files)
        {
            await Task.Yield();
            yield return new(path, new MemoryStream(Encoding.UTF8.GetBytes(text)));
        }
    }

    private Task<AddOutcome> AddAsync((string Path, string Text)[] files, params string[] sent) => AddAsync(files, sent, "calls");

    private Task<AddOutcome> AddAsync((string Path, string Text)[] files, string[] sent, string folder, string name = "calls") =>
        _folders.AddAsync(name, folder, [.. files.Select(file => FileOf(file.Path, file.Text))], Sent([.. files.Where(file => sent.Contains(file.Path))]));

    private sealed class ProfilerInProcess : IFileProfiler
    {
        public Task<FileProfile> ProfileAsync(string path, string folder, CancellationToken cancellation)
        {
            (Data.Tables.Table table, IReadOnlyDictionary<string, long> blanks) = TableReader.ReadWithBlanks(path, cancellation: cancellation);
            return Task.FromResult<FileProfile>(new FileProfile.Sound(Profile.Of(table, blanks, cancellation: cancellation)));
        }
    }
}
