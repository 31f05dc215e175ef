using System.IO.Compression;
using System.Text;
using Mainspring.EndToEnd.Hostile.Tables;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Files that unpack to too much, that are code, or that name other files: kept as the bytes that they are, never opened.</summary>
[Collection(HostileCollection.Name)]
public sealed class FileTests(HostileServer server)
{
    /// <summary>Opening it runs <c>touch</c> on a file beside the home folder: protocol 0, <c>os.system</c>.</summary>
    private byte[] Pickle => Encoding.ASCII.GetBytes($"cos\nsystem\n(S'touch {server.Folder}/pickled'\ntR.");

    private Dictionary<string, byte[]> Files => new()
    {
        ["MLmodel"] = Text("flavors:\n  python_function:\n    loader_module: os\n    code: ../../..\n    env: python_env.yaml\n  sklearn:\n    pickled_model: model.pkl\nmodel_uuid: !!python/object/apply:os.system ['touch pickled']\n"),
        ["model.pkl"] = Pickle,
        ["python_env.yaml"] = Text($"python: 3.11\ndependencies:\n  - x; touch {server.Folder}/pickled\n"),
        ["requirements.txt"] = Text("--index-url http://127.0.0.1:1/\n-e ../../..\n"),
        ["conda.yaml"] = Text("dependencies:\n- pip:\n  - git+file:///etc\n"),
        ["MLproject"] = Text($"entry_points:\n  main:\n    command: touch {server.Folder}/pickled\n"),
        ["model.json"] = Text("{\"format\": 1, \"plan\": {\"columns\": [{\"name\": \"../../canary.txt\"}]}}"),
        ["model.onnx"] = [0x08, 0x07, 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
        ["bomb.gz"] = Bombs.Gzip,
        ["zip.zip"] = Zip("../../pickled", "/etc/pickled", "a/../../pickled", "C:\\pickled"),
        ["data.csv"] = Text("=cmd|' /C calc'!A0,+1,-1,@SUM(A1)\n1,2,3,4\n"),
    };

    [Fact]
    public async Task A_model_of_such_files_is_kept_and_registered_but_neither_opened_nor_deployed()
    {
        await server.FireAsync(Files.Select(file => new Probe("PUT", $"/api/v1/runs/{server.Run}/artifacts/evil/{file.Key}") { Body = file.Value, ContentType = "application/octet-stream" }.MustBe(201)));
        await server.FireAsync([Probe.Json("POST", "/api/v1/models/evil/versions", $$"""{"run_id": "{{server.Run}}", "path": "evil"}""").MustBe(201)]);
        await server.FireAsync([Probe.Json("PUT", "/api/v1/models/evil/aliases/champion", """{"version": 1}""")]);
        await server.FireAsync(
        [
            Probe.Json("PUT", "/api/v1/endpoints/evil", """{"model": "evil"}""").MustBeRefused(),
            Probe.Json("POST", "/api/v1/endpoints/evil/predict", "{}"),
            Probe.Get("/models/evil"), Probe.Get("/api/v1/models/evil/versions/1"), Probe.Get($"/runs/{server.Run}"),
        ]);
    }

    [Theory]
    [InlineData("bomb.csv.gz")]
    [InlineData("bomb.csv")]
    [InlineData("bomb.parquet")]
    [InlineData("../bomb.csv")]
    [InlineData("bomb.json")]
    public Task A_data_set_that_unpacks_to_too_much_or_is_none_is_refused(string name) => server.FireAsync(
        from body in (byte[][])[Bombs.Gzip, Zip("a.csv"), [0x50, 0x41, 0x52, 0x31, 0, 0, 0, 0, 0x50, 0x41, 0x52, 0x31], [], new byte[100_000], Text(new string('"', 200_000)), Text(string.Concat(Enumerable.Repeat("a,", 20_000)) + "\n1\n")]
        select new Probe("POST", $"/api/v1/datasets/bomb/versions?file={Uri.EscapeDataString(name)}") { Body = body, ContentType = "application/octet-stream" }.MustBeRefused());

    private static byte[] Zip(params string[] names)
    {
        var kept = new MemoryStream();
        using (var zip = new ZipArchive(kept, ZipArchiveMode.Create))
        {
            foreach (string name in names)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(new byte[1 << 20]);
            }
        }

        return kept.ToArray();
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
