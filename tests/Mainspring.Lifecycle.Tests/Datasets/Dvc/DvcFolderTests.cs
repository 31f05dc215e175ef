using System.Text;
using Mainspring.Lifecycle.Datasets.Dvc;

namespace Mainspring.Lifecycle.Tests.Datasets.Dvc;

public sealed class DvcFolderTests
{
    [Fact]
    public void A_folder_has_the_bytes_and_the_hash_that_DVC_gives_it()
    {
        // The folder of "Structure of the cache directory" in DVC's user guide: its list is kept as 196a322c107c2572335158503c64bfba.dir.
        var folder = new DvcFolder([new("index.jpeg", "29a6c8271c0c8fbf75d3b97aecee589f"), new("cat.jpeg", "dff70c0392d7d386c39a23c64fcc0376")]);

        Encoding.ASCII.GetString(folder.ToBytes()).ShouldBe("""[{"md5": "dff70c0392d7d386c39a23c64fcc0376", "relpath": "cat.jpeg"}, {"md5": "29a6c8271c0c8fbf75d3b97aecee589f", "relpath": "index.jpeg"}]""");
        (folder.Hash().ToString(), folder.Hash().Key).ShouldBe(("196a322c107c2572335158503c64bfba.dir", "files/md5/19/6a322c107c2572335158503c64bfba.dir"));
    }

    [Fact]
    public void Names_beyond_ASCII_are_written_and_ordered_as_Python_does()
    {
        const string md5 = "29a6c8271c0c8fbf75d3b97aecee589f";
        byte[] bytes = new DvcFolder([new("\ud83d\ude00.csv", md5), new("\uffee.csv", md5), new("ü \"x\".csv", md5)]).ToBytes();

        // json.dumps(sorted(…, key=itemgetter("relpath")), sort_keys=True) of Python 3.
        Encoding.ASCII.GetString(bytes).ShouldBe($$"""[{"md5": "{{md5}}", "relpath": "\u00fc \"x\".csv"}, {"md5": "{{md5}}", "relpath": "\uffee.csv"}, {"md5": "{{md5}}", "relpath": "\ud83d\ude00.csv"}]""");
        DvcFolder.Parse(bytes).Files.Select(file => file.Path).ShouldBe(["ü \"x\".csv", "\uffee.csv", "\ud83d\ude00.csv"]);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/etc/x")]
    [InlineData("a/../../x")]
    public void A_list_that_leads_out_of_its_folder_is_refused(string path) =>
        Should.Throw<DvcException>(() => DvcFolder.Parse(Encoding.UTF8.GetBytes($$"""[{"md5": "29a6c8271c0c8fbf75d3b97aecee589f", "relpath": "{{path}}"}]"""))).Message.ShouldContain(path);
}
