using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Mainspring.Client.Runs;

namespace Mainspring.Server.Tests.Mlflow.Artifacts;

public sealed class ArtifactProxyTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Root = "/api/2.0/mlflow-artifacts";

    [Theory]
    [InlineData("plain.txt")]
    [InlineData("caf\u00e9/\u65e5\u672c\u8a9e #1?.csv")]
    [InlineData("<script>alert(1)</script>.html")]
    [InlineData("a b/c+d&e;f=1.txt")]
    [InlineData("images/dogs%step%25%timestamp%1796054645364%mdf7d89f-25cd.png")]
    public async Task A_file_comes_back_as_it_was_sent_and_never_as_a_page(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes("<script>1</script>" + name);
        string path = $"{Root}/artifacts/names/{Escape(name)}";
        (await PutAsync(path, bytes)).ShouldBe(HttpStatusCode.OK);
        foreach (string address in (string[])[path, path.Replace("/api/", "/ajax-api/", StringComparison.Ordinal)])
        {
            using HttpResponseMessage answer = await server.Http.GetAsync(address);

            (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
            answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe(name.Split('/')[^1]);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Content-Security-Policy").ShouldContain("sandbox; default-src 'none'");
        }
    }

    [Fact]
    public async Task A_folder_of_the_tree_lists_names_and_a_folder_of_a_run_lists_paths()
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "lists" });
        string key = await KeyAsync(run);
        await PutAsync($"{Root}/artifacts/{key}/model/MLmodel", [1, 2, 3]);
        await PutAsync($"{Root}/artifacts/{key}/model/data/weights", [1]);
        await PutAsync($"{Root}/artifacts/{key}/top.txt", []);

        (await GetAsync($"{Root}/artifacts?path={key}/model"))["files"]!.ToJsonString()
            .ShouldBe("""[{"path":"MLmodel","is_dir":false,"file_size":3},{"path":"data","is_dir":true}]""");
        (await GetAsync($"/api/2.0/mlflow/artifacts/list?run_id={run.RunId}&path=model"))["files"]!.ToJsonString()
            .ShouldBe("""[{"path":"model/MLmodel","is_dir":false,"file_size":3},{"path":"model/data","is_dir":true}]""");
        JsonObject top = await GetAsync($"/ajax-api/2.0/mlflow/artifacts/list?run_uuid={run.RunId}");
        top["root_uri"]!.GetValue<string>().ShouldBe($"mlflow-artifacts:/{key}");
        top["files"]!.ToJsonString().ShouldBe("""[{"path":"model","is_dir":true},{"path":"top.txt","is_dir":false,"file_size":0}]""");
        (await GetAsync($"{Root}/artifacts"))["files"]!.AsArray().Select(file => file!["path"]!.GetValue<string>()).ShouldContain(key.Split('/')[0]);
        (await GetAsync($"{Root}/artifacts?path=nothing/here"))["files"]!.AsArray().ShouldBeEmpty();
        (await server.Client.Runs.ListArtifactsAsync(run.RunId)).Artifacts.Select(file => file.Path).ShouldBe(["model/MLmodel", "model/data/weights", "top.txt"]);
    }

    [Fact]
    public async Task A_large_folder_of_a_run_is_listed_in_pages()
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "lists" });
        string key = await KeyAsync(run);
        await Task.WhenAll(Enumerable.Range(0, 1005).Select(i => PutAsync($"{Root}/artifacts/{key}/{i:0000}", [1])));

        JsonObject first = await GetAsync($"/api/2.0/mlflow/artifacts/list?run_id={run.RunId}");
        JsonObject second = await GetAsync($"/api/2.0/mlflow/artifacts/list?run_id={run.RunId}&page_token={first["next_page_token"]}");
        (first["files"]!.AsArray().Count, second["files"]!.AsArray().Count, second["next_page_token"]).ShouldBe((1000, 5, null));
        (await GetAsync($"{Root}/artifacts?path={key}"))["files"]!.AsArray().Count.ShouldBe(1005);
    }

    [Fact]
    public async Task A_folder_can_be_removed_and_what_is_not_there_is_missing()
    {
        await PutAsync($"{Root}/artifacts/gone/a/1", [1]);
        await PutAsync($"{Root}/artifacts/gone/b", [1]);
        using HttpResponseMessage removed = await server.Http.DeleteAsync($"{Root}/artifacts/gone/a");
        removed.StatusCode.ShouldBe(HttpStatusCode.OK);

        using HttpResponseMessage missing = await server.Http.GetAsync($"{Root}/artifacts/gone/a/1");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await missing.Content.ReadFromJsonAsync<JsonObject>())!["error_code"]!.GetValue<string>().ShouldBe("RESOURCE_DOES_NOT_EXIST");
        (await GetAsync($"{Root}/artifacts?path=gone"))["files"]!.AsArray().Count.ShouldBe(1);
        using HttpResponseMessage folder = await server.Http.GetAsync($"{Root}/artifacts/gone");
        folder.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_path_cannot_be_a_file_and_a_folder()
    {
        await PutAsync($"{Root}/artifacts/both/a", [1]);

        (await PutAsync($"{Root}/artifacts/both/a/b", [1])).ShouldBe(HttpStatusCode.BadRequest);
        (await PutAsync($"{Root}/artifacts/both", [1])).ShouldBe(HttpStatusCode.BadRequest);
        (await PutAsync($"{Root}/artifacts/both/a", [2])).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_file_is_read_by_its_run_or_by_the_version_that_keeps_it()
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "by-owner" });
        using HttpResponseMessage uploaded = await server.Http.PostAsync($"/ajax-api/2.0/mlflow/upload-artifact?run_uuid={run.RunId}&path=model/notes.txt", new ByteArrayContent("hello"u8.ToArray()));
        uploaded.StatusCode.ShouldBe(HttpStatusCode.OK);
        await server.Client.Models.RegisterAsync("by-owner", new(run.RunId, "model"));

        (await server.Http.GetStringAsync($"/get-artifact?path=model/notes.txt&run_uuid={run.RunId}")).ShouldBe("hello");
        (await server.Http.GetStringAsync($"/get-artifact?path=model/notes.txt&run_id={run.RunId}")).ShouldBe("hello");
        (await server.Http.GetStringAsync("/model-versions/get-artifact?path=notes.txt&name=by-owner&version=1")).ShouldBe("hello");
        (await StatusAsync($"/get-artifact?path=nothing&run_uuid={run.RunId}")).ShouldBe(404);
        (await StatusAsync("/get-artifact?path=model/notes.txt")).ShouldBe(404);
        (await StatusAsync("/model-versions/get-artifact?path=notes.txt&name=by-owner&version=9")).ShouldBe(404);
        (await StatusAsync($"/get-artifact?run_uuid={run.RunId}")).ShouldBe(400);
    }

    [Fact]
    public async Task A_signed_address_reads_or_puts_one_file_and_no_other()
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "signed" });
        using HttpResponseMessage asked = await server.Http.PostAsJsonAsync("/api/2.0/mlflow/artifacts/presigned-upload-url", new { run_id = run.RunId, path = "a b/signed.bin" });
        string put = (await asked.Content.ReadFromJsonAsync<JsonObject>())!["presigned_url"]!.GetValue<string>();
        (await PutAsync(put, [1, 2, 3, 4])).ShouldBe(HttpStatusCode.OK);
        JsonObject read = await GetAsync($"{Root}/presigned/{await KeyAsync(run)}/a%20b/signed.bin");
        string get = read["url"]!.GetValue<string>();

        read["file_size"]!.GetValue<long>().ShouldBe(4);
        (await server.Http.GetByteArrayAsync(get)).ShouldBe([1, 2, 3, 4]);
        (await PutAsync(get, [9])).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(put)).ShouldBe(403);
        (await StatusAsync(get.Replace("signed.bin", "other.bin", StringComparison.Ordinal))).ShouldBe(403);
        (await StatusAsync(get.Replace("expires=", "expires=9", StringComparison.Ordinal))).ShouldBe(403);
        (await StatusAsync($"{Root}/presigned/nothing")).ShouldBe(404);
    }

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private async Task<string> KeyAsync(RunInfo run) => (await GetAsync($"/api/2.0/mlflow/artifacts/list?run_id={run.RunId}"))["root_uri"]!.GetValue<string>()["mlflow-artifacts:/".Length..];

    private async Task<JsonObject> GetAsync(string address) => (await server.Http.GetFromJsonAsync<JsonObject>(address))!;

    private async Task<int> StatusAsync(string address)
    {
        using HttpResponseMessage answer = await server.Http.GetAsync(address);
        return (int)answer.StatusCode;
    }

    private async Task<HttpStatusCode> PutAsync(string address, byte[] bytes)
    {
        using HttpResponseMessage answer = await server.Http.PutAsync(address, new ByteArrayContent(bytes));
        return answer.StatusCode;
    }
}
