using Mainspring.Data.Hashing;
using Mainspring.Lifecycle.Datasets.Dvc;

namespace Mainspring.Lifecycle.Tests.Datasets.Dvc;

public sealed class DvcRepositoryTests : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-dvc-").FullName;
    private readonly HashCache _hashes;

    public DvcRepositoryTests()
    {
        _hashes = new(Path.Combine(_folder, "hashes.json"), TimeProvider.System);
        Directory.CreateDirectory(Path.Combine(Ours, ".git"));
    }

    private string Ours => Path.Combine(_folder, "ours");

    private string Theirs => Path.Combine(_folder, "theirs");

    private FolderDvcRemote Remote => new(Path.Combine(_folder, "remote"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_tracked_file_leaves_what_dvc_add_leaves()
    {
        Write("data.xml", "<data/>\n");
        DvcRepository repository = DvcRepository.FindOrMake(Ours);
        string file = new DvcTracking(repository, _hashes).Add(Path.Combine(Ours, "data.xml"), Cancellation);

        // The MD5 of the eight bytes, by md5sum.
        Read("data.xml.dvc").ShouldBe("outs:\n- md5: 32a62ab7d7d86e0c1d4e8c5d354790dd\n  size: 8\n  hash: md5\n  path: data.xml\n");
        Read(".gitignore").ShouldBe("/data.xml\n");
        Read(".dvc/.gitignore").ShouldBe("/config.local\n/tmp\n/cache\n");
        Read(".dvc/cache/files/md5/32/a62ab7d7d86e0c1d4e8c5d354790dd").ShouldBe("<data/>\n");
        DvcFile.Read(file, Ours).ShouldHaveSingleItem().Bytes.ShouldBe(8);
        new DvcTracking(repository, _hashes).Add(Path.Combine(Ours, "data.xml"), Cancellation);
        Read(".gitignore").ShouldBe("/data.xml\n");
    }

    [Fact]
    public void What_people_wrote_into_a_file_of_DVC_stays()
    {
        Write("data.xml", "<data/>\n");
        Write("data.xml.dvc", "# ours\nouts:\n- md5: a304afb96060aad90176268345e10355\n  size: 1\n  path: data.xml\n  desc: Cats and dogs\nmeta:\n  owner: me\n");
        new DvcTracking(DvcRepository.FindOrMake(Ours), _hashes).Add(Path.Combine(Ours, "data.xml"), Cancellation);
        Read("data.xml.dvc").ShouldBe($"# ours\nouts:\n- md5: {FileHashes.Of(Path.Combine(Ours, "data.xml")).Md5}\n  size: 8\n  hash: md5\n  path: data.xml\n  desc: Cats and dogs\nmeta:\n  owner: me\n");
    }

    [Fact]
    public async Task What_is_pushed_is_pulled_byte_for_byte_elsewhere()
    {
        Write("a.csv", "n\n1\n");
        Write("raw/x.csv", "n\n1\n");
        Write("raw/deep/y.csv", "n\n2\n");
        DvcRepository repository = DvcRepository.FindOrMake(Ours);
        var tracking = new DvcTracking(repository, _hashes);
        tracking.Add(Path.Combine(Ours, "a.csv"), Cancellation);
        tracking.Add(Path.Combine(Ours, "raw"), Cancellation);
        Read("raw.dvc").ShouldContain("nfiles: 2\n  hash: md5\n");

        (await new DvcTransfer(repository, Remote, _hashes).PushAsync(repository.Outputs(), Cancellation)).ShouldBe(3);
        (await new DvcTransfer(repository, Remote, _hashes).PushAsync(repository.Outputs(), Cancellation)).ShouldBe(0);

        DvcRepository other = Clone();
        (await new DvcTransfer(other, Remote, _hashes).PullAsync(other.Outputs(), force: false, Cancellation)).ShouldBe(3);
        foreach (string name in (string[])["a.csv", "raw/x.csv", "raw/deep/y.csv"])
        {
            (await File.ReadAllTextAsync(Path.Combine(Theirs, name), Cancellation)).ShouldBe(Read(name));
        }

        (await new DvcTransfer(other, remote: null, _hashes).PullAsync(other.Outputs(), force: false, Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_holds_something_else_is_not_lost()
    {
        Write("a.csv", "n\n1\n");
        DvcRepository repository = DvcRepository.FindOrMake(Ours);
        new DvcTracking(repository, _hashes).Add(Path.Combine(Ours, "a.csv"), Cancellation);
        Write("a.csv", "n\nmine\n");
        var transfer = new DvcTransfer(repository, null, _hashes);

        (await Should.ThrowAsync<DvcException>(() => transfer.PullAsync(repository.Outputs(), force: false, Cancellation))).Message.ShouldContain("--force");
        Read("a.csv").ShouldBe("n\nmine\n");
        await transfer.PullAsync(repository.Outputs(), force: true, Cancellation);
        Read("a.csv").ShouldBe("n\n1\n");
    }

    [Fact]
    public async Task A_damaged_object_is_not_taken()
    {
        Write("a.csv", "n\n1\n");
        DvcRepository repository = DvcRepository.FindOrMake(Ours);
        new DvcTracking(repository, _hashes).Add(Path.Combine(Ours, "a.csv"), Cancellation);
        DvcOutput output = repository.Outputs().ShouldHaveSingleItem();
        Write("../remote/" + output.Hash.Key, "n\n2\n");
        DvcRepository other = Clone();

        (await Should.ThrowAsync<DvcException>(() => new DvcTransfer(other, Remote, _hashes).PullAsync(other.Outputs(), force: false, Cancellation))).Message.ShouldContain(output.Hash.Md5);
        File.Exists(Path.Combine(Theirs, "a.csv")).ShouldBeFalse();
        other.Cache.Contains(output.Hash).ShouldBeFalse();
    }

    [Fact]
    public async Task A_text_of_DVC_2_is_known_by_its_MD5_with_the_line_ends_of_Unix_and_lies_in_the_old_place()
    {
        string md5 = Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData("n\n1\n2\n"u8));
        Write("old.csv.dvc", $"outs:\n- md5: {md5}\n  size: 9\n  path: old.csv\n");
        Write($"../remote/{md5[..2]}/{md5[2..]}", "n\r\n1\r\n2\r\n");
        Directory.CreateDirectory(Path.Combine(Ours, ".dvc"));
        DvcRepository repository = DvcRepository.Find(Ours)!;

        await new DvcTransfer(repository, Remote, _hashes).PullAsync(repository.Outputs(), force: false, Cancellation);
        Read("old.csv").ShouldBe("n\r\n1\r\n2\r\n");
    }

    [Fact]
    public void Outputs_of_pipelines_are_read_from_the_lock_file()
    {
        Directory.CreateDirectory(Path.Combine(Ours, ".dvc"));
        Write("dvc.lock", "schema: '2.0'\nstages:\n  clean:\n    cmd: python clean.py\n    deps:\n    - path: raw.csv\n      hash: md5\n      md5: a304afb96060aad90176268345e10355\n      size: 1\n    outs:\n    - path: clean.csv\n      hash: md5\n      md5: 196a322c107c2572335158503c64bfba\n      size: 2\n");
        DvcRepository.Find(Ours)!.Outputs().ShouldBe([new(Path.Combine(Ours, "clean.csv"), new("196a322c107c2572335158503c64bfba", IsFolder: false, IsOld: false), 2)]);
    }

    [Theory]
    [InlineData("../x.csv", "outside")]
    [InlineData("/etc/x.csv", "outside")]
    public void An_output_outside_of_the_repository_is_refused(string path, string reason)
    {
        Directory.CreateDirectory(Path.Combine(Ours, ".dvc"));
        Write("x.dvc", $"outs:\n- md5: a304afb96060aad90176268345e10355\n  hash: md5\n  path: {path}\n");
        Should.Throw<DvcException>(() => DvcRepository.Find(Ours)!.Outputs()).Message.ShouldContain(reason);
    }

    [Fact]
    public void The_settings_name_the_default_remote_and_local_ones_win()
    {
        Directory.CreateDirectory(Path.Combine(Ours, ".dvc"));
        Write(".dvc/config", "[core]\n    remote = team\n['remote \"team\"']\n    url = s3://bucket/data\n    endpointurl = http://a:9000\n");
        Write(".dvc/config.local", "['remote \"team\"']\n    endpointurl = http://b:9000\n");
        DvcConfig config = DvcRepository.Find(Path.Combine(Ours, ".dvc"))!.Config;
        (config.DefaultRemote, config.OfRemote("team", "url"), config.OfRemote("team", "endpointurl"), config.Remotes.Single()).ShouldBe(("team", "s3://bucket/data", "http://b:9000", "team"));
    }

    private DvcRepository Clone()
    {
        Directory.CreateDirectory(Path.Combine(Theirs, ".dvc"));
        foreach (string file in Directory.EnumerateFiles(Ours, "*.dvc"))
        {
            File.Copy(file, Path.Combine(Theirs, Path.GetFileName(file)));
        }

        return DvcRepository.Find(Theirs)!;
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(Ours, name));

    private void Write(string name, string text)
    {
        string path = Path.Combine(Ours, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
