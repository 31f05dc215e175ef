using System.Net;
using System.Text;
using System.Text.Json;
using Mainspring.Client;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Models;
using Mainspring.Client.Runs;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Models;
using Mainspring.Learning.Onnx.Export;

namespace Mainspring.Server.Tests.Registry;

/// <summary>Models of other tools are tried when they are registered, and served as our own are.</summary>
public sealed class ForeignModelTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Trees = """
        {"learner":{"learner_model_param":{"num_class":"0","num_feature":"2","base_score":"5E-1"},"feature_names":["age","income"],"objective":{"name":"binary:logistic"},"gradient_booster":{"name":"gbtree","model":{"tree_info":[0],"trees":[
          {"left_children":[1,-1,-1],"right_children":[2,-1,-1],"split_indices":[0,0,0],"split_conditions":[40,-2,2],"default_left":[1,0,0],"sum_hessian":[3,1,2]}]}}}}
        """;

    [Fact]
    public async Task Trees_of_xgboost_are_registered_deployed_asked_and_explained()
    {
        ModelVersionInfo version = await RegisterAsync("credit", "xgboost", "xgboost.json", Encoding.UTF8.GetBytes(Trees), "[\"good\",\"bad\"]");
        await server.Client.Models.MoveAliasAsync("credit", "champion", new AliasTarget(version.Version));
        await server.Client.Endpoints.PutAsync("credit", new EndpointTarget("credit"));

        JsonElement answer = await PredictAsync("credit", """{"records": [{"age": 50}, {"age": null}], "explain": true}""");

        answer.GetProperty("predictions")[0].GetProperty("prediction").GetString().ShouldBe("bad");
        answer.GetProperty("predictions")[0].GetProperty("probability").GetDouble().ShouldBe(1 / (1 + Math.Exp(-2)), 1e-6);
        answer.GetProperty("predictions")[0].GetProperty("contributions").GetProperty("age").GetDouble().ShouldBe(4.0 / 3, 1e-5);
        answer.GetProperty("predictions")[1].GetProperty("prediction").GetString().ShouldBe("good");
    }

    [Fact]
    public async Task A_graph_is_registered_deployed_and_asked_and_says_that_it_cannot_be_explained()
    {
        ModelVersionInfo version = await RegisterAsync("graph", "onnx", "model.onnx", OnnxExport.Write(Linear()), "[]");
        await server.Client.Models.MoveAliasAsync("graph", "champion", new AliasTarget(version.Version));
        await server.Client.Endpoints.PutAsync("graph", new EndpointTarget("graph"));

        JsonElement answer = await PredictAsync("graph", """{"records": [{"age": 4}, {"age": 0}], "explain": true}""");

        answer.GetProperty("predictions")[0].GetProperty("prediction").GetDouble().ShouldBe(9, 1e-5);
        answer.GetProperty("predictions")[1].GetProperty("prediction").GetDouble().ShouldBe(1, 1e-5);
        answer.GetProperty("predictions")[0].GetProperty("contributions").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("onnx", "model.onnx", "no model at all", "no ONNX model")]
    [InlineData("xgboost", "xgboost.json", "{\"learner\":{}}", "no model that XGBoost saved")]
    [InlineData("lightgbm", "model.pkl", "\u0080\u0004pickle", "its first line is not 'tree'")]
    public async Task What_does_not_pass_its_trial_is_not_registered(string flavor, string file, string content, string reason)
    {
        ServerException refused = await Should.ThrowAsync<ServerException>(() => RegisterAsync($"bad-{flavor}", flavor, file, Encoding.UTF8.GetBytes(content), "[]"));

        refused.Problem.Status.ShouldBe((int)HttpStatusCode.UnprocessableEntity);
        refused.Message.ShouldContain(reason);
    }

    private async Task<ModelVersionInfo> RegisterAsync(string model, string flavor, string file, byte[] content, string classes)
    {
        string description = $"flavors:\n  {flavor}:\n    data: {file}\nmetadata:\n  mainspring_target: outcome\n  mainspring_classes: '{classes}'\n";
        RunInfo run = await server.Client.Runs.StartAsync(new RunStart { Experiment = "foreign" });
        await server.Client.Runs.PutArtifactAsync(run.RunId, "model/MLmodel", new MemoryStream(Encoding.UTF8.GetBytes(description)));
        await server.Client.Runs.PutArtifactAsync(run.RunId, $"model/{file}", new MemoryStream(content));
        return await server.Client.Models.RegisterAsync(model, new VersionRegistration(run.RunId, "model"));
    }

    private async Task<JsonElement> PredictAsync(string endpoint, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await server.Http.PostAsync($"/api/v1/endpoints/{endpoint}/predict", content);
        string text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static Model Linear()
    {
        FeaturePlan plan = FeaturePlanner.Fit(new Table([new RealColumn("age", [1, 5, 20, 60])]), target: null, FeaturePlannerOptions.ForTrees);
        return new(ModelTarget.Regression("outcome"), "linear_regression", plan, new LinearModel(LinkFunction.Identity, [1], [0], [2]));
    }
}
