using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Folders;

namespace Mainspring.Compliance.Datasets;

/// <summary>What every store of data sets must do.</summary>
public abstract class DatasetStoreSuite
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    /// <summary>The store under test, empty at first.</summary>
    protected abstract IDatasetStore Store { get; }

    [Fact]
    public async Task A_version_reads_back_as_it_was_written()
    {
        NewDatasetVersion given = Version("telco", 1);
        DatasetVersion version = await Store.AddAsync(given, Start);
        version.ShouldBe(new DatasetVersion
        {
            Name = "telco",
            Version = 1,
            FileName = given.FileName,
            Content = given.Content,
            Md5 = given.Md5,
            Rows = given.Rows,
            Columns = given.Columns,
            Profile = given.Profile,
            CreatedAt = Start,
        });
        (await Store.FindAsync("telco", 1)).ShouldBe(version);
        (await Store.FindAsync("telco")).ShouldBe(version);
        (await Store.FindAsync("telco", 2)).ShouldBeNull();
        (await Store.FindAsync("other")).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_version()
    {
        await Store.AddAsync(Version("telco", 1), Start);
        (await Store.AddAsync(Version("telco", 1), Start.AddHours(1))).CreatedAt.ShouldBe(Start);
        (await Store.AddAsync(Version("telco", 2), Start)).Version.ShouldBe(2);
        (await Store.AddAsync(Version("telco", 1), Start)).Version.ShouldBe(3);
        (await Store.AddAsync(Version("other", 1), Start)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Versions_are_found_by_their_bytes_or_the_beginning_of_their_hash()
    {
        DatasetVersion first = await Store.AddAsync(Version("telco", 1) with { Origin = "s3://bucket/telco.csv" }, Start);
        DatasetVersion copy = await Store.AddAsync(Version("churn", 1), Start.AddHours(1));
        await Store.AddAsync(Version("telco", 2), Start);
        first.Origin.ShouldBe("s3://bucket/telco.csv");
        (await Store.FindByContentAsync(first.Content.Hash.Value, 10)).ShouldBe([copy, first]);
        (await Store.FindByContentAsync(first.Content.Hash.Value, 1)).ShouldBe([copy]);
        (await Store.FindByContentAsync("aaaaaaaa", 10)).Count.ShouldBe(3);
        (await Store.FindByContentAsync("bbbbbbbb", 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_is_kept_with_its_files()
    {
        DatasetFile[] files = [new("a.csv", new(ContentHash.Parse(new string('d', 64)), 3), new string('e', 32)), new("deep/b.csv", new(ContentHash.Parse(new string('f', 64)), 4), new string('e', 32))];
        DatasetVersion version = await Store.AddAsync(Version("calls", 1) with { FileName = "calls", Files = files, Folder = new(2, 7, ".csv") }, Start);
        version.Folder.ShouldBe(new FolderSummary(2, 7, ".csv"));
        (await Store.ListFilesAsync("calls", 1)).ShouldBe(files);
        (await Store.ListFilesAsync("calls", 2)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_are_read_page_by_page()
    {
        foreach (string name in (string[])["c", "a", "b"])
        {
            await Store.AddAsync(Version(name, 1), Start);
            await Store.AddAsync(Version(name, 2), Start);
        }

        IReadOnlyList<DatasetVersion> first = await Store.ListAsync(2);
        first.Select(v => (v.Name, v.Version)).ShouldBe([("a", 2), ("b", 2)]);
        (await Store.ListAsync(2, first[^1].Name)).Select(v => v.Name).ShouldBe(["c"]);
        (await Store.ListVersionsAsync("a", 10)).Select(v => v.Version).ShouldBe([2, 1]);
        (await Store.ListVersionsAsync("a", 10, before: 2)).Select(v => v.Version).ShouldBe([1]);
        (await Store.ListVersionsAsync("z", 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_that_add_at_once_get_numbers_of_their_own()
    {
        DatasetVersion[] versions = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => Task.Run(() => Store.AddAsync(Version("telco", i), Start))));
        versions.Select(v => v.Version).Order().ShouldBe(Enumerable.Range(1, 40));
    }

    private static NewDatasetVersion Version(string name, int bytes) => new(
        name, "telco.csv", new(ContentHash.Parse(new string('a', 60) + bytes.ToString("x4", System.Globalization.CultureInfo.InvariantCulture)), bytes), new string('b', 32), 7043, 21, new(ContentHash.Parse(new string('c', 64)), 99));
}
