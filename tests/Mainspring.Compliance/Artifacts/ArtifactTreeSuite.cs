using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Compliance.Artifacts;

/// <summary>What every keeper of the artefact tree must do.</summary>
public abstract class ArtifactTreeSuite
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The tree under test, empty at first.</summary>
    protected abstract IArtifactTree Tree { get; }

    [Fact]
    public async Task A_file_is_found_by_its_name_and_replaced_by_it()
    {
        await PutAsync("1/a/model/MLmodel", content: 1);
        await PutAsync("1/a/model/MLmodel", content: 2);

        (await Tree.FindAsync(Path("1/a/model/MLmodel"))).ShouldBe(new ArtifactFile(Path("1/a/model/MLmodel"), Content(2), Start));
        (await Tree.FindAsync(Path("1/a/model"))).ShouldBeNull();
        (await Tree.FindAsync(Path("1/a/model/mlmodel"))).ShouldBeNull();
    }

    [Fact]
    public async Task Files_below_a_folder_are_listed_by_name_and_no_others()
    {
        await PutAllAsync("m/b", "m/a/z", "m/a.txt", "m0", "m-1", "m/\ud83d\ude80", "m/\uffee");

        (await FilesAsync("m")).ShouldBe(["m/a.txt", "m/a/z", "m/b", "m/\uffee", "m/\ud83d\ude80"]);
        (await FilesAsync("m/b")).ShouldBeEmpty();
        (await FilesAsync("nothing")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_shows_what_lies_directly_in_it_a_page_at_a_time()
    {
        await PutAllAsync("r/a.txt", "r/a/1", "r/a/2/3", "r/a0", "r/b/1", "r/c", "s");
        await PutAllAsync([.. Enumerable.Range(0, 600).Select(i => $"r/d/{i:0000}")]);
        await PutAllAsync("r/d0", "r/e");
        string[] all = ["r/a.txt", "r/a/", "r/a0", "r/b/", "r/c", "r/d/", "r/d0", "r/e"];

        (await PagesAsync("r", 100)).ShouldBe(all);
        (await PagesAsync("r", 1)).ShouldBe(all);
        (await PagesAsync("r", 3)).ShouldBe(all);
        (await PagesAsync("r/d", 100)).Count.ShouldBe(600);
        (await PagesAsync(null, 10)).ShouldBe(["r/", "s"]);
        (await PagesAsync("r/c", 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_path_is_either_a_file_or_a_folder()
    {
        await PutAsync("a/b", content: 1);

        (await Tree.PutAsync(Path("a/b/c"), Content(1), Start)).ShouldBe(PutOutcome.PathIsBelowFile);
        (await Tree.PutAsync(Path("a/b/c/d"), Content(1), Start)).ShouldBe(PutOutcome.PathIsBelowFile);
        (await Tree.PutAsync(Path("a"), Content(1), Start)).ShouldBe(PutOutcome.PathIsFolder);
        (await Tree.PutAsync(Path("a/b0"), Content(1), Start)).ShouldBe(PutOutcome.Done);
        (await FilesAsync("a")).ShouldBe(["a/b", "a/b0"]);
    }

    [Fact]
    public async Task Of_a_file_and_a_folder_that_want_one_name_at_once_one_wins()
    {
        PutOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Tree.PutAsync(Path(i % 2 == 0 ? "x/y" : "x/y/z"), Content(1), Start))));

        string[] files = [.. await FilesAsync("x")];
        files.ShouldHaveSingleItem();
        outcomes.Count(outcome => outcome == PutOutcome.Done).ShouldBe(10);
    }

    [Fact]
    public async Task Taking_a_folder_away_takes_what_lies_below_it()
    {
        await PutAllAsync("a/1", "a/b/2", "a0", "ab");

        (await Tree.DeleteAsync(Path("a"))).ShouldBe(2);
        (await Tree.DeleteAsync(Path("a0"))).ShouldBe(1);
        (await Tree.DeleteAsync(Path("a0"))).ShouldBe(0);
        (await PagesAsync(null, 10)).ShouldBe(["ab"]);
    }

    [Fact]
    public async Task A_copy_names_the_same_contents_and_hides_nothing()
    {
        await PutAllAsync("a/1", "a/b/2", "c/b");

        (await Tree.CopyAsync(Path("a"), Path("z/a"), Start)).ShouldBe(2);
        (await FilesAsync("z")).ShouldBe(["z/a/1", "z/a/b/2"]);
        (await Tree.CopyAsync(Path("a/1"), Path("one"), Start)).ShouldBe(1);
        (await Tree.CopyAsync(Path("a"), Path("c"), Start)).ShouldBe(0);
        (await FilesAsync("c")).ShouldBe(["c/b"]);
    }

    private static ArtifactPath Path(string text) => ArtifactPath.Parse(text);

    private static Content Content(int number) => new(ContentHash.Parse(new string((char)('0' + number), 64)), number);

    private async Task PutAsync(string path, int content) => (await Tree.PutAsync(Path(path), Content(content), Start)).ShouldBe(PutOutcome.Done);

    private async Task PutAllAsync(params string[] paths)
    {
        foreach (string path in paths)
        {
            await PutAsync(path, content: 1);
        }
    }

    private async Task<IEnumerable<string>> FilesAsync(string folder) => (await Tree.ListFilesAsync(Path(folder))).Select(file => file.Path.Value);

    private async Task<List<string>> PagesAsync(string? folder, int limit)
    {
        var names = new List<string>();
        string? after = null;
        do
        {
            ArtifactPage page = await Tree.ListAsync(folder is null ? null : Path(folder), after, limit);
            page.Entries.Count.ShouldBeLessThanOrEqualTo(limit);
            names.AddRange(page.Entries.Select(entry => entry.File is null ? entry.Path.Value + "/" : entry.Path.Value));
            after = page.Next;
        }
        while (after is not null);
        return names;
    }
}
