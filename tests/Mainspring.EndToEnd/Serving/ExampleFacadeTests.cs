using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Mainspring.Client;
using Mainspring.Client.Pipelines;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Serving;

/// <summary>The calls that clients of the replaced services make, on the examples as they are shipped.</summary>
public sealed class ExampleFacadeTests
{
    [Fact]
    public async Task Iris_answers_the_calls_of_a_small_service_and_learns_from_samples()
    {
        await using Example iris = await Example.StartAsync("iris", "--set", "deploy.facade.port=0");

        JsonNode health = await iris.GetAsync("/health");
        (health["status"]!.GetValue<string>(), DateTimeOffset.TryParse(health["timestamp"]!.GetValue<string>(), CultureInfo.InvariantCulture, out _)).ShouldBe(("healthy", true));
        JsonNode flower = await iris.PostAsync("/predict", """{"features":[5.1,3.5,1.4,0.2]}""");
        (flower["prediction"]!.GetValue<int>(), flower["prediction_name"]!.GetValue<string>()).ShouldBe((0, "setosa"));
        flower["confidence"]!.GetValue<double>().ShouldBeGreaterThan(0.9);
        JsonNode history = await iris.GetAsync("/predictions/history");
        (history["count"]!.GetValue<int>(), history["history"]![0]!["prediction_name"]!.GetValue<string>()).ShouldBe((1, "setosa"));
        (await iris.GetAsync("/metrics"))["model_usage"]!["iris v1"]!.GetValue<int>().ShouldBe(1);
        (await iris.Facade.GetStringAsync("/prometheus_metrics", TestContext.Current.CancellationToken)).ShouldContain("mainspring_predictions_total");
        await iris.IsRefusedAsync("/predict", """{"features":[5.1,3.5,1.4]}""", "features");
        await iris.IsRefusedAsync("/predict", """{"features":[5.1,3.5,1.4,"a"]}""", "features[3]");

        (await iris.PostAsync("/add_training_data", """{"features":[4.9,3.0,1.4,0.2],"target":0}"""))["total_samples"]!.GetValue<int>().ShouldBe(1);
        await iris.IsRefusedAsync("/add_training_data", """{"features":[4.9,3.0,1.4,0.2],"target":7}""", "target");
        await iris.IsRefusedAsync("/add_training_data", """{"features":[4.9,3.0],"target":7}""", "features", "target");
        JsonNode training = await iris.PostAsync("/trigger_retrain", """{"force_retrain":true}""");
        (training["status"]!.GetValue<string>(), training["rows"]!.GetValue<int>()).ShouldBe(("started", 151));
        PipelineRunInfo run = await iris.FinishAsync(training["run_id"]!.GetValue<string>());
        run.State.ShouldBe("succeeded", run.Reason);
        JsonNode.Parse(run.Result!.Value.GetRawText())!["version"]!.GetValue<int>().ShouldBe(2);
        (await iris.PostAsync("/trigger_retrain", """{"force_retrain":false}"""))["status"]!.GetValue<string>().ShouldBe("not_needed");
    }

    [Fact]
    public async Task Home_prices_answers_the_calls_of_an_older_service()
    {
        await using Example prices = await Example.StartAsync("home-prices", "--set", "deploy.facade.port=0");

        JsonNode price = await prices.PostAsync("/api/predict_home_price", """{"total_sqft":1000,"location":"SACRAMENTO","bhk":2,"bath":2}""");
        price["estimated_price"]!.GetValue<double>().ShouldBeInRange(50_000, 400_000);
        price["variant"]!.GetValue<string>().ShouldBe("a");
        (await prices.PostAsync("/api/predict_home_price", """{"total_sqft":1000,"location":"Whitefield","bhk":2,"bath":2}"""))["warnings"]!.ToJsonString().ShouldContain("Whitefield");
        (await prices.GetAsync("/api/get_location_names"))["locations"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldContain("SACRAMENTO");
        (await prices.GetAsync("/api/health"))["status"]!.GetValue<string>().ShouldBe("healthy");
        (await prices.GetAsync("/api/metrics"))["total_predictions"]!.GetValue<int>().ShouldBe(2);
        (await prices.GetAsync("/api/logs"))["logs"]!.AsArray().Count.ShouldBe(2);
        await prices.IsRefusedAsync("/api/predict_home_price", """{"total_sqft":"big","location":"SACRAMENTO","bhk":2}""", "total_sqft");
        await prices.IsRefusedAsync("/api/predict_home_price", """{"total_sqft":"big","location":"SACRAMENTO","bhk":2}""", "bath");
    }

    [Fact]
    public async Task Telco_churn_takes_raw_fields_of_which_some_are_missing()
    {
        await using Example churn = await Example.StartAsync("telco-churn", "--set", "deploy.facade.port=0", "--set", "train.parameters.trees=20", "--set", "gate.require=roc_auc >= 0.7");

        JsonNode answer = await churn.PostAsync("/predict", """{"TotalCharges": 500.0, "Contract": "Month-to-month", "PhoneService": "Yes", "tenure": 10}""");

        answer["prediction"]!.GetValue<string>().ShouldBeOneOf("Yes", "No");
        answer["probability"]!.GetValue<double>().ShouldBeInRange(0, 1);
        (await churn.GetAsync("/health"))["status"]!.GetValue<string>().ShouldBe("healthy");
    }

    /// <summary>An example that <c>up</c> has deployed, and the facade of its endpoint.</summary>
    private sealed class Example : IAsyncDisposable
    {
        private readonly TemporaryFolder _folder;
        private readonly ServerProcess _server;
        private readonly MainspringClient _client;

        private Example(TemporaryFolder folder, ServerProcess server, HttpClient facade) => (_folder, _server, _client, Facade) = (folder, server, new MainspringClient(server.Url), facade);

        public HttpClient Facade { get; }

        public static async Task<Example> StartAsync(string name, params string[] settings)
        {
            TemporaryFolder folder = new();
            Copy(Checkout.File($"examples/{name}"), folder[name]);
            ServerProcess server = await ServerProcess.StartAsync(Path.Combine(folder[name], ".mainspring"));
            ProgramResult up = await MainspringProgram.RunAsync(folder[name], ["up", "--exit", "--json", .. settings]);
            up.ExitCode.ShouldBe(0, up.Error);
            return new(folder, server, new() { BaseAddress = new(JsonNode.Parse(up.Output)!["facade"]!.GetValue<string>()) });
        }

        public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Facade.GetStringAsync(path))!;

        public async Task<JsonNode> PostAsync(string path, string body)
        {
            using HttpResponseMessage answer = await SendAsync(path, body);
            string text = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
            return JsonNode.Parse(text)!;
        }

        public async Task IsRefusedAsync(string path, string body, params string[] fields)
        {
            using HttpResponseMessage answer = await SendAsync(path, body);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsArray().Select(error => error!["field"]!.GetValue<string>()).Intersect(fields).ShouldBe(fields, ignoreOrder: true);
        }

        public async Task<PipelineRunInfo> FinishAsync(string run)
        {
            PipelineRunInfo? last = null;
            await foreach (PipelineRunInfo state in _client.Pipelines.FollowAsync(run, TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken))
            {
                last = state;
            }

            return last!;
        }

        public async ValueTask DisposeAsync()
        {
            Facade.Dispose();
            _client.Dispose();
            await _server.DisposeAsync();
            _folder.Dispose();
        }

        private Task<HttpResponseMessage> SendAsync(string path, string body) => Facade.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

        private static void Copy(string from, string to)
        {
            foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                string target = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }
}
