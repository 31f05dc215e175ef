using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Mainspring.Client;
using Mainspring.Client.Endpoints;

namespace Mainspring.Server.Tests.Serving.Facades;

public sealed class FacadeTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Churn = """
        {"port": 0, "routes": {
          "GET /health": "health",
          "GET /metrics": {"metrics": "json"},
          "GET /prometheus_metrics": {"metrics": "prometheus"},
          "GET /predictions/history": {"history": {"as": "history"}, "answer": {"id": "prediction_id", "class": "class_index", "given": "input"}},
          "GET /api/get_contract_names": {"values": "contract", "answer": {"contracts": "values"}},
          "GET /api/drift_report": "drift_report",
          "GET /dashboard": "dashboard",
          "POST /api/feedback": {"feedback": {"id": "prediction_id", "feedback_type": "kind", "feedback_value": "value"}},
          "POST /predict": {
            "predict": {"features": ["tenure", "contract"], "user": "$key"},
            "answer": {"prediction": "class_index", "prediction_name": "prediction", "confidence": {"value": "confidence", "digits": 2}, "prediction_id": "prediction_id", "ok": {"constant": true}}},
          "POST /api/by_name": {"predict": {"months": "tenure", "plan": "contract"}},
          "POST /api/monthly": {"predict": {"months": "tenure"}, "set": {"contract": "monthly"}, "answer": {"p": "probabilities.Yes", "who": {"model": "model", "variant": "variant"}}}
        }}
        """;

    [Fact]
    public async Task A_positional_list_becomes_columns_and_the_answer_has_the_shape_that_was_asked_for()
    {
        using HttpClient facade = await OpenAsync("positional");

        JsonNode answer = await AskAsync(facade, "/predict", """{"features": [1, "monthly"], "user": "anna"}""");

        answer["prediction"]!.GetValue<int>().ShouldBe(1);
        answer["prediction_name"]!.GetValue<string>().ShouldBe("Yes");
        answer["confidence"]!.GetValue<double>().ShouldBe(0.73);
        answer["ok"]!.GetValue<bool>().ShouldBeTrue();
        LoggedPredictionLine logged = (await server.Client.Endpoints.PredictionsAsync("positional")).Predictions.Single();
        logged.PredictionId.ShouldBe(answer["prediction_id"]!.GetValue<long>());
        logged.Key.ShouldBe("anna");
        logged.Input.GetRawText().ShouldBe("""{"tenure":1,"contract":"monthly"}""");
    }

    [Fact]
    public async Task Fields_are_renamed_constants_are_set_and_answers_nest()
    {
        using HttpClient facade = await OpenAsync("renamed");

        (await AskAsync(facade, "/api/by_name", """{"months": 1, "plan": "yearly"}"""))["probability"]!.GetValue<double>().ShouldBe(0.731, 0.001);
        JsonNode nested = await AskAsync(facade, "/api/monthly", """{"months": 1}""");

        nested["p"]!.GetValue<double>().ShouldBe(0.731, 0.001);
        nested["who"]!.ToJsonString().ShouldBe("""{"model":"churn-renamed","variant":"champion"}""");
        (await server.Client.Endpoints.PredictionsAsync("renamed")).Predictions[0].Input.GetRawText().ShouldContain("monthly");
    }

    [Theory]
    [InlineData("/predict", """{"features": [1]}""", "features", "exactly 2: tenure, contract")]
    [InlineData("/predict", """{"features": [1, null]}""", "features[1]", "contract")]
    [InlineData("/predict", """{"features": ["x", "monthly"]}""", "features[0]", "number")]
    [InlineData("/predict", """{"feature": [1, "monthly"]}""", "feature", "features")]
    [InlineData("/api/by_name", """{"months": 500, "plan": "yearly"}""", "months", "100")]
    [InlineData("/api/by_name", """{"plan": "yearly"}""", "months", "")]
    public async Task Faults_are_told_by_the_names_of_the_caller_and_nothing_is_logged(string path, string body, string field, string says)
    {
        using HttpClient facade = await OpenAsync("faulty");

        using HttpResponseMessage answer = await PostAsync(facade, path, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode told = (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
        JsonNode error = told["errors"]!.AsArray().First(one => one!["field"]!.GetValue<string>() == field)!;
        error["message"]!.GetValue<string>().ShouldContain(says);
        told["error"]!.GetValue<string>().ShouldContain(field);
        (await server.Client.Endpoints.PredictionsAsync("faulty")).Predictions.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_faults_of_a_request_are_named_at_once()
    {
        using HttpClient facade = await OpenAsync("all-faults");

        using HttpResponseMessage answer = await PostAsync(facade, "/api/by_name", """{"months": "many", "plan": 7, "colour": "red"}""");

        JsonNode told = (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
        told["errors"]!.AsArray().Select(error => error!["field"]!.GetValue<string>()).ShouldBe(["colour", "months", "plan"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"id": "x", "feedback_type": "rating", "feedback_value": 9}""", "id", "feedback_value")]
    [InlineData("""{"id": "x", "feedback_type": "stars", "feedback_value": 5, "colour": "red"}""", "id", "feedback_type", "colour")]
    public async Task All_faults_of_feedback_are_named_at_once_by_the_names_of_the_caller(string body, params string[] fields)
    {
        using HttpClient facade = await OpenAsync("bad-feedback");

        using HttpResponseMessage answer = await PostAsync(facade, "/api/feedback", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode told = (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
        told["errors"]!.AsArray().Select(error => error!["field"]!.GetValue<string>()).ShouldBe(fields, ignoreOrder: true);
    }

    [Fact]
    public async Task Feedback_counts_for_predictions_of_this_endpoint()
    {
        using HttpClient facade = await OpenAsync("rated");
        long id = (await AskAsync(facade, "/predict", """{"features": [1, "monthly"]}"""))["prediction_id"]!.GetValue<long>();

        JsonNode answer = await AskAsync(facade, "/api/feedback", $$"""{"id": {{id}}, "feedback_type": "rating", "feedback_value": 4}""");

        answer["status"]!.GetValue<string>().ShouldBe("success");
        (await server.Client.Endpoints.PredictionsAsync("rated")).Predictions.Single().Rating.ShouldBe(4);
    }

    [Fact]
    public async Task Health_figures_history_and_values_are_answered_on_their_paths()
    {
        using HttpClient facade = await OpenAsync("figures");
        await AskAsync(facade, "/predict", """{"features": [1, "monthly"]}""");
        await AskAsync(facade, "/predict", """{"features": [60, "yearly"]}""");

        JsonNode health = await GetAsync(facade, "/health");
        health["status"]!.GetValue<string>().ShouldBe("healthy");
        DateTimeOffset.Parse(health["timestamp"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture).Offset.ShouldBe(TimeSpan.Zero);
        JsonNode metrics = await GetAsync(facade, "/metrics");
        metrics["total_predictions"]!.GetValue<long>().ShouldBe(2);
        metrics["model_usage"]!["churn-figures v1"]!.GetValue<long>().ShouldBe(2);
        metrics["mean_latency_ms"]!.GetValue<double>().ShouldBeGreaterThan(0);
        (await facade.GetStringAsync("/prometheus_metrics", TestContext.Current.CancellationToken)).ShouldContain("endpoint=\"figures\"");
        JsonNode history = await GetAsync(facade, "/predictions/history");
        history["count"]!.GetValue<int>().ShouldBe(2);
        history["history"]!.AsArray().Select(entry => entry!["class"]!.GetValue<int>()).ShouldBe([0, 1]);
        (await GetAsync(facade, "/api/get_contract_names")).ToJsonString().ShouldBe("""{"contracts":["monthly","yearly"]}""");
    }

    [Fact]
    public async Task What_this_version_cannot_do_is_said_and_other_calls_are_named()
    {
        using HttpClient facade = await OpenAsync("honest");

        (await facade.GetAsync("/api/drift_report", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
        (await facade.GetAsync("/predict", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        using HttpResponseMessage missing = await facade.GetAsync("/nothing", TestContext.Current.CancellationToken);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("POST /predict");
    }

    [Fact]
    public async Task The_dashboard_leads_to_the_page_of_the_endpoint()
    {
        using HttpClient facade = await OpenAsync("watched");

        using HttpResponseMessage page = await facade.GetAsync("/dashboard", TestContext.Current.CancellationToken);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/endpoints/watched");
    }

    [Fact]
    public async Task A_facade_is_refused_with_every_fault_and_its_place()
    {
        await DeployAsync("refused");

        ServerException refused = await Should.ThrowAsync<ServerException>(() => server.Client.Endpoints.PutFacadeAsync("refused", JsonNode.Parse(
            """{"port": 70000, "routes": {"POST predict": "predict", "GET /x": "guess", "GET /h": {"health": null, "answer": {"a": "colour"}}}}""")!.AsObject()));

        refused.Problem.Status.ShouldBe(422);
        refused.Problem.Errors!.Select(error => error.Pointer).ShouldBe(["/port", "/routes/POST predict", "/routes/GET ~1x", "/routes/GET ~1h"]);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_conflict_and_a_closed_facade_gives_its_port_free()
    {
        FacadeInfo first = await PutAsync("first", "first");
        int port = new Uri(first.Address!).Port;
        await DeployAsync("second");
        JsonObject same = new() { ["port"] = port, ["routes"] = new JsonObject { ["GET /health"] = "health" } };

        (await Should.ThrowAsync<ServerException>(() => server.Client.Endpoints.PutFacadeAsync("second", same))).Problem.Code.ShouldBe("port_in_use");
        await server.Client.Endpoints.DeleteAsync("first");
        FacadeInfo second = await server.Client.Endpoints.PutFacadeAsync("second", same);

        new Uri(second.Address!).Port.ShouldBe(port);
        await server.Client.Endpoints.PutFacadeAsync("second", same);
        await server.Client.Endpoints.DeleteFacadeAsync("second");
        (await Should.ThrowAsync<ServerException>(() => server.Client.Endpoints.FacadeAsync("second"))).Problem.Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_call_a_facade()
    {
        using HttpClient facade = await OpenAsync("guarded");
        using HttpRequestMessage foreign = new(HttpMethod.Post, "/predict") { Content = JsonContent.Create(JsonNode.Parse("""{"features": [1, "monthly"]}""")) };
        foreign.Headers.Add("Origin", "http://evil.example");

        using HttpResponseMessage answer = await facade.SendAsync(foreign, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<HttpClient> OpenAsync(string endpoint) => new() { BaseAddress = new((await PutAsync(endpoint, endpoint)).Address!) };

    private async Task<FacadeInfo> PutAsync(string endpoint, string name)
    {
        await DeployAsync(name);
        return await server.Client.Endpoints.PutFacadeAsync(endpoint, JsonNode.Parse(Churn)!.AsObject());
    }

    private async Task DeployAsync(string name)
    {
        await PublishedModel.PublishAsync(server.Client, "churn-" + name, 2);
        await server.Client.Endpoints.PutAsync(name, new EndpointTarget("churn-" + name));
    }

    private static async Task<JsonNode> AskAsync(HttpClient facade, string path, string body)
    {
        using HttpResponseMessage answer = await PostAsync(facade, path, body);
        string text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient facade, string path, string body) =>
        facade.PostAsync(path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

    private static async Task<JsonNode> GetAsync(HttpClient facade, string path) => JsonNode.Parse(await facade.GetStringAsync(path))!;
}
