using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Mainspring.Server.Tests.Mlflow.Sequences;

/// <summary>The calls of MLflow's Python client 3.x, in its order, when it logs a model by itself, registers it, and loads it by an alias.</summary>
public sealed class AutologSequenceTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Mlflow = "2.0/mlflow";
    private const string Proxy = "/api/2.0/mlflow-artifacts/artifacts";

    private static readonly Dictionary<string, string> ModelFiles = new()
    {
        ["MLmodel"] = "flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n",
        ["model.pkl"] = "opaque bytes",
        ["requirements.txt"] = "scikit-learn==1.5\n",
    };

    private readonly WireTalk _wire = new(server);

    [Fact]
    public async Task A_model_is_logged_by_autologging_registered_and_loaded_by_its_alias()
    {
        string experiment = await CreateExperimentAsync("autolog");
        string run = await StartRunAsync(experiment);
        string model = await LogModelAsync(experiment, run);
        await EndRunAsync(run, model);
        await CheckRunAsync(experiment, run, model);

        string version = await RegisterAsync(run, model);
        await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/registered-models/alias", $$"""{"name": "iris", "alias": "champion", "version": "{{version}}"}""");
        await LoadAsync(version);

        JsonNode info = (await _wire.AskAsync(HttpMethod.Get, $"{Mlflow}/logged-models/{model}"))["model"]!;
        info["info"]!["registrations"]!.ToJsonString().ShouldBe($$"""[{"name":"iris","version":"{{version}}"}]""");
        JsonNode metric = info["data"]!["metrics"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)metric["key"]!, (double)metric["value"]!, (string)metric["dataset_name"]!, (string)metric["run_id"]!).ShouldBe(("training_accuracy", 0.97, "dataset", run));
    }

    private async Task<string> CreateExperimentAsync(string name)
    {
        (await _wire.FailAsync(HttpMethod.Get, $"{Mlflow}/experiments/get-by-name?experiment_name={name}")).Code.ShouldBe("RESOURCE_DOES_NOT_EXIST");
        string experiment = (string)(await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/experiments/create", $$"""{"name": "{{name}}"}"""))["experiment_id"]!;
        ((string)(await _wire.AskAsync(HttpMethod.Get, $"{Mlflow}/experiments/get?experiment_id={experiment}"))["experiment"]!["lifecycle_stage"]!).ShouldBe("active");
        return experiment;
    }

    private async Task<string> StartRunAsync(string experiment)
    {
        JsonNode run = (await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/runs/create", $$"""
            {
                "experiment_id": "{{experiment}}", "user_id": "ada", "run_name": "", "start_time": 1700000000000,
                "tags": [{"key": "mlflow.user", "value": "ada"}, {"key": "mlflow.source.type", "value": "LOCAL"}, {"key": "mlflow.autologging", "value": "sklearn"}]
            }
            """))["run"]!;
        string id = (string)run["info"]!["run_id"]!;
        await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/runs/log-inputs", $$$"""
            {
                "run_id": "{{{id}}}",
                "datasets": [{
                    "tags": [{"key": "mlflow.data.context", "value": "train"}],
                    "dataset": {"name": "dataset", "digest": "f0f3e026", "source_type": "code", "source": "{\"tags\": {}}", "schema": "{}", "profile": "{}"}
                }]
            }
            """);
        await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/runs/log-batch", $$"""
            {"run_id": "{{id}}", "params": [{"key": "n_estimators", "value": "100"}, {"key": "max_depth", "value": "None"}], "tags": [{"key": "estimator_name", "value": "RandomForestClassifier"}]}
            """);
        return id;
    }

    private async Task<string> LogModelAsync(string experiment, string run)
    {
        JsonNode info = (await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/logged-models", $$"""
            {"experiment_id": "{{experiment}}", "name": "model", "model_type": "", "source_run_id": "{{run}}", "params": [{"key": "n_estimators", "value": "100"}]}
            """))["model"]!["info"]!;
        string model = (string)info["model_id"]!;
        string folder = ((string)info["artifact_uri"]!)["mlflow-artifacts:/".Length..];
        foreach ((string name, string content) in ModelFiles)
        {
            using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
            using HttpResponseMessage put = await server.Http.PutAsync($"{Proxy}/{folder}/{name}", body, TestContext.Current.CancellationToken);
            put.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await _wire.AskAsync(HttpMethod.Patch, $"{Mlflow}/logged-models/{model}", $$"""{"model_id": "{{model}}", "status": "LOGGED_MODEL_READY"}""");
        await _wire.AskAsync(HttpMethod.Get, $"{Mlflow}/logged-models/{model}");
        await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/runs/outputs", $$"""{"run_id": "{{run}}", "models": [{"model_id": "{{model}}", "step": 0}]}""");
        return model;
    }

    private async Task EndRunAsync(string run, string model)
    {
        await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/runs/log-batch", $$"""
            {
                "run_id": "{{run}}",
                "metrics": [{"key": "training_accuracy", "value": 0.97, "timestamp": 1700000001000, "step": 0, "model_id": "{{model}}", "dataset_name": "dataset", "dataset_digest": "f0f3e026"}]
            }
            """);
        await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/runs/update", $$"""{"run_id": "{{run}}", "status": "FINISHED", "end_time": 1700000002000}""");
    }

    private async Task CheckRunAsync(string experiment, string run, string model)
    {
        JsonNode read = (await _wire.AskAsync(HttpMethod.Get, $"{Mlflow}/runs/get?run_id={run}"))["run"]!;
        ((string)read["inputs"]!["dataset_inputs"]![0]!["dataset"]!["digest"]!).ShouldBe("f0f3e026");
        ((string)read["outputs"]!["model_outputs"]![0]!["model_id"]!).ShouldBe(model);
        foreach (string filter in (string[])["datasets.name = 'dataset'", "datasets.context = 'train' AND datasets.digest LIKE 'f0%'"])
        {
            var search = new JsonObject { ["experiment_ids"] = new JsonArray(experiment), ["filter"] = filter };
            JsonNode found = (await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/runs/search", search.ToJsonString()))["runs"]!.AsArray().ShouldHaveSingleItem()!;
            ((string)found["inputs"]!["dataset_inputs"]![0]!["tags"]![0]!["value"]!).ShouldBe("train");
        }

        JsonNode searched = await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/logged-models/search", $$"""{"experiment_ids": ["{{experiment}}"], "filter": "source_run_id = '{{run}}' AND metrics.training_accuracy > 0.9"}""");
        ((string)searched["models"]!.AsArray().ShouldHaveSingleItem()!["info"]!["model_id"]!).ShouldBe(model);
    }

    private async Task<string> RegisterAsync(string run, string model)
    {
        await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/registered-models/create", """{"name": "iris"}""");
        JsonNode version = (await _wire.AskAsync(HttpMethod.Post, $"{Mlflow}/model-versions/create", $$"""
            {"name": "iris", "source": "models:/{{model}}", "run_id": "{{run}}", "model_id": "{{model}}"}
            """))["model_version"]!;
        string number = (string)version["version"]!;
        ((string)(await _wire.AskAsync(HttpMethod.Get, $"{Mlflow}/model-versions/get?name=iris&version={number}"))["model_version"]!["status"]!).ShouldBe("READY");
        await _wire.AskAsync(HttpMethod.Patch, $"{Mlflow}/logged-models/{model}/tags", $$"""
            {"model_id": "{{model}}", "tags": [{"key": "mlflow.modelVersions", "value": "[{\"name\": \"iris\", \"version\": {{number}}}]"}]}
            """);
        return number;
    }

    private async Task LoadAsync(string version)
    {
        JsonNode champion = (await _wire.AskAsync(HttpMethod.Get, $"{Mlflow}/registered-models/alias?name=iris&alias=champion"))["model_version"]!;
        ((string)champion["version"]!).ShouldBe(version);
        string uri = (string)(await _wire.AskAsync(HttpMethod.Get, $"{Mlflow}/model-versions/get-download-uri?name=iris&version={version}"))["artifact_uri"]!;
        uri.ShouldStartWith("mlflow-artifacts:/");
        string folder = uri["mlflow-artifacts:/".Length..];

        (_, JsonNode listed) = await _wire.SendAsync(HttpMethod.Get, $"{Proxy}?path={Uri.EscapeDataString(folder)}");
        listed["files"]!.AsArray().Select(file => (string)file!["path"]!).ShouldBe(ModelFiles.Keys, ignoreOrder: true);
        foreach ((string name, string content) in ModelFiles)
        {
            (await server.Http.GetStringAsync($"{Proxy}/{folder}/{name}", TestContext.Current.CancellationToken)).ShouldBe(content);
        }
    }
}
