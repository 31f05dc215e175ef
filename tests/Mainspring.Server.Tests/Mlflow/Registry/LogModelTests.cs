using System.Globalization;
using System.Text;
using System.Text.Json;
using Mainspring.Lifecycle.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Mlflow.Registry;

/// <summary>The calls that <c>mlflow.sklearn.log_model(registered_model_name=…)</c> and <c>load_model</c> make, in their order.</summary>
public sealed class LogModelTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Artifacts = "/api/2.0/mlflow-artifacts/artifacts";

    private static readonly (string Path, string Text)[] Files =
        [("MLmodel", "flavors:\n  python_function: {}\n  sklearn: {}\n"), ("model.pkl", "opaque bytes"), ("metadata/requirements.txt", "scikit-learn\n")];

    private readonly RegistryWire _wire = new(server.Http);

    [Fact]
    public async Task A_model_that_is_logged_under_a_name_is_loaded_by_alias_and_by_stage()
    {
        foreach (string expected in (string[])["1", "2"])
        {
            (await LogModelAsync("sk-model")).ShouldBe(expected);
        }

        await _wire.PostAsync("registered-models/alias", new { name = "sk-model", alias = "champion", version = "1" });
        await _wire.PostAsync("model-versions/transition-stage", new { name = "sk-model", version = "2", stage = "Production", archive_existing_versions = false });

        JsonElement byAlias = (await _wire.GetAsync("registered-models/alias", ("name", "sk-model"), ("alias", "champion"))).GetProperty("model_version");
        JsonElement byStage = (await _wire.PostAsync("registered-models/get-latest-versions", new { name = "sk-model", stages = new[] { "Production" } })).GetProperty("model_versions")[0];

        (byAlias.GetProperty("version").GetString(), byStage.GetProperty("version").GetString()).ShouldBe(("1", "2"));
        (await LoadAsync("1")).ShouldBe(Files, ignoreOrder: true);
        (await LoadAsync("2")).ShouldBe(Files, ignoreOrder: true);
    }

    [Fact]
    public async Task A_version_is_loaded_as_it_was_registered_when_its_logged_model_changes()
    {
        string version = await LogModelAsync("changed");
        string uri = await DownloadUriAsync("changed", version);
        await PutAsync($"{uri}/model.pkl", "other bytes");

        (await LoadAsync(version, "changed")).ShouldBe(Files, ignoreOrder: true);
    }

    private async Task<string> LogModelAsync(string name)
    {
        string run = (await server.Client.Runs.StartAsync(new() { Experiment = "sklearn" })).RunId;
        Run kept = (await server.Services.GetRequiredService<ITrackingStore>().FindRunAsync(RunId.Parse(run)))!;
        string experiment = kept.ExperimentId.ToString(CultureInfo.InvariantCulture);
        JsonElement info = (await _wire.PostAsync("logged-models", new { experiment_id = experiment, name = "model", source_run_id = run })).GetProperty("model").GetProperty("info");
        string model = info.GetProperty("model_id").GetString()!;
        string root = info.GetProperty("artifact_uri").GetString()!;
        foreach ((string path, string text) in Files)
        {
            await PutAsync($"{root}/{path}", text);
        }

        await _wire.PatchAsync($"logged-models/{model}", new { model_id = model, status = "LOGGED_MODEL_READY" });
        await _wire.PostAsync("runs/outputs", new { run_id = run, models = new[] { new { model_id = model, step = 0 } } });
        try
        {
            await _wire.PostAsync("registered-models/create", new { name });
        }
        catch (WireFault fault) when (fault.Code == "RESOURCE_ALREADY_EXISTS")
        {
            // As the client does, the next version is made of the model that is there.
        }

        JsonElement version = (await _wire.PostAsync("model-versions/create", new { name, source = $"models:/{model}", run_id = run, model_id = model })).GetProperty("model_version");
        (version.GetProperty("run_id").GetString(), version.GetProperty("model_id").GetString(), version.GetProperty("status").GetString()).ShouldBe((run, model, "READY"));
        return version.GetProperty("version").GetString()!;
    }

    private async Task<string> DownloadUriAsync(string name, string version) =>
        (await _wire.GetAsync("model-versions/get-download-uri", ("name", name), ("version", version))).GetProperty("artifact_uri").GetString()!;

    /// <summary>Lists the folder of a version level by level, as the client does, and downloads every file.</summary>
    private async Task<List<(string Path, string Text)>> LoadAsync(string version, string name = "sk-model")
    {
        string root = Key(await DownloadUriAsync(name, version));
        var found = new List<(string Path, string Text)>();
        var folders = new Queue<string>([""]);
        while (folders.TryDequeue(out string? folder))
        {
            using JsonDocument page = JsonDocument.Parse(await server.Http.GetStringAsync($"{Artifacts}?path={Uri.EscapeDataString(root + folder)}"));
            foreach (JsonElement file in page.RootElement.GetProperty("files").EnumerateArray())
            {
                string path = $"{folder}/{file.GetProperty("path").GetString()}";
                if (file.GetProperty("is_dir").GetBoolean())
                {
                    folders.Enqueue(path);
                }
                else
                {
                    found.Add((path[1..], await server.Http.GetStringAsync($"{Artifacts}/{root}{path}")));
                }
            }
        }

        return found;
    }

    private async Task PutAsync(string uri, string text)
    {
        using HttpResponseMessage answer = await server.Http.PutAsync($"{Artifacts}/{Key(uri)}", new StringContent(text, Encoding.UTF8));
        answer.EnsureSuccessStatusCode();
    }

    private static string Key(string uri) => uri["mlflow-artifacts:/".Length..];
}
