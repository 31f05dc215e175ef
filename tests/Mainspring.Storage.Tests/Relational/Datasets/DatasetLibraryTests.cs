using System.Text;
using Mainspring.Data.Faults;
using Mainspring.Data.Profiles;
using Mainspring.Data.Reading;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Storage.Files;
using Mainspring.Storage.Relational.Datasets;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Relational.Datasets;

/// <summary>The rules of data sets over real stores.</summary>
public sealed class DatasetLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly DatasetStore _store;
    private readonly DatasetLibrary _library;

    public DatasetLibraryTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        _store = new(_database);
        Directory.CreateDirectory(_folder.File("scratch"));
        _library = new(_store, new FolderArtifactStore(_folder.File("artifacts"), TimeProvider.System), new ProfilerInProcess(), new() { ScratchFolder = _folder.File("scratch"), MaxFileBytes = 10_000 }, TimeProvider.System);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_sound_file_becomes_a_version_with_its_profile_and_hashes()
    {
        AddOutcome outcome = await AddAsync("a.csv", "n,c\n1,x\n2,y\n");
        DatasetVersion version = outcome.ShouldBeOfType<AddOutcome.Added>().Version;
        (version.Name, version.Version, version.Rows, version.Columns, version.Content.Bytes).ShouldBe(("numbers", 1, 2L, 2, 12L));
        version.Md5.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData("n,c\n1,x\n2,y\n"u8)));
        (await _library.ProfileOfAsync(version))!.Columns.Select(c => c.Name).ShouldBe(["n", "c"]);
        Directory.GetFileSystemEntries(_folder.File("scratch")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_faulty_file_is_told_with_its_own_name_and_leaves_nothing()
    {
        AddOutcome outcome = await AddAsync("bad.csv", "a,b\n1\n");
        outcome.ShouldBeOfType<AddOutcome.Faulty>().Faults[0].ShouldSatisfyAllConditions(f => f.File.ShouldBe("bad.csv"), f => f.Row.ShouldBe(2), f => f.Code.ShouldBe(FaultCodes.RaggedRow));
        (await _store.FindAsync("numbers")).ShouldBeNull();
        Directory.GetFiles(_folder.File("artifacts"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
        Directory.GetFileSystemEntries(_folder.File("scratch")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused() =>
        (await AddAsync("a.csv", "a\n" + new string('1', 10_000))).ShouldBe(new AddOutcome.TooLarge(10_000));

    [Theory]
    [InlineData("../x", "a.csv", "name")]
    [InlineData("", "a.csv", "name")]
    [InlineData("a", "../a.csv", "file")]
    [InlineData("a", "b/a.csv", "file")]
    [InlineData("a", "a.exe", "file")]
    public async Task Names_that_are_paths_or_tell_no_format_are_refused(string name, string file, string field) =>
        (await _library.AddAsync(name, file, new MemoryStream())).ShouldBeOfType<AddOutcome.Refused>().Field.ShouldBe(field);

    private Task<AddOutcome> AddAsync(string file, string text) => _library.AddAsync("numbers", file, new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private sealed class ProfilerInProcess : IFileProfiler
    {
        public Task<FileProfile> ProfileAsync(string path, string folder, CancellationToken cancellation)
        {
            try
            {
                return Task.FromResult<FileProfile>(new FileProfile.Sound(Profile.Of(TableReader.Read(path))));
            }
            catch (DataFormatException faulty)
            {
                return Task.FromResult<FileProfile>(new FileProfile.Faulty(faulty.Faults, faulty.Total));
            }
        }
    }
}
