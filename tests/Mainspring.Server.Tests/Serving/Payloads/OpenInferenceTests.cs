using System.Net;
using System.Text;
using System.Text.Json;
using Mainspring.Client.Endpoints;

namespace Mainspring.Server.Tests.Serving.Payloads;

/// <summary>The Open Inference Protocol, version 2, over REST.</summary>
public sealed class OpenInferenceTests(RunningServer server) : IClassFixture<RunningServer>, IAsyncLifetime
{
    private const string Infer = "/v2/models/churn/infer";

    public async ValueTask InitializeAsync()
    {
        if ((await server.Client.Endpoints.ListAsync()).Endpoints.Count == 0)
        {
            await PublishedModel.PublishAsync(server.Client, "telco", intercept: 10);
            await PublishedModel.PublishAsync(server.Client, "telco", intercept: -1000, alias: "challenger");
            await server.Client.Endpoints.PutAsync("churn", new EndpointTarget(null, Variants: [new("a", "telco", "champion", Weight: 100), new("b", "telco", "challenger", Weight: 0)]));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_server_and_its_models_say_that_they_are_ready_and_what_they_take()
    {
        (await GetAsync("/v2")).Answer.GetProperty("name").GetString().ShouldBe("mainspring");
        foreach (string path in (string[])["/v2/health/live", "/v2/health/ready", "/v2/models/churn/ready", "/v2/models/churn/versions/2/ready"])
        {
            (await server.Http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        JsonElement metadata = (await GetAsync("/v2/models/churn")).Answer;
        metadata.GetProperty("name").GetString().ShouldBe("churn");
        metadata.GetProperty("versions").GetRawText().ShouldBe("""["1","2"]""");
        metadata.GetProperty("inputs").GetRawText().ShouldBe("""[{"name":"tenure","datatype":"FP64","shape":[-1]},{"name":"contract","datatype":"BYTES","shape":[-1]}]""");
        metadata.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("name").GetString()).ShouldBe(["prediction", "probability", "probability_No", "probability_Yes"]);
    }

    [Theory]
    [InlineData("[2]", "[10, 90]")]
    [InlineData("[2, 1]", "[[10], [90]]")]
    public async Task A_tensor_a_column_is_answered_by_a_tensor_an_output_and_logged(string shape, string data)
    {
        JsonElement answer = await InferAsync($$"""{"id": "42", "inputs": [{"name": "tenure", "datatype": "FP32", "shape": {{shape}}, "data": {{data}}}, {"name": "contract", "datatype": "BYTES", "shape": [2], "data": ["monthly", null]}]}""");

        answer.GetProperty("id").GetString().ShouldBe("42");
        answer.GetProperty("model_name").GetString().ShouldBe("churn");
        answer.GetProperty("model_version").GetString().ShouldBe("1");
        JsonElement[] outputs = [.. answer.GetProperty("outputs").EnumerateArray()];
        outputs[0].GetRawText().ShouldBe("""{"name":"prediction","datatype":"BYTES","shape":[2],"data":["Yes","No"]}""");
        outputs[1].GetProperty("data")[0].GetDouble().ShouldBe(0.5);
        long id = answer.GetProperty("parameters").GetProperty("prediction_ids")[1].GetInt64();
        (await GetAsync("/api/v1/endpoints/churn/predictions?limit=10")).Answer.GetProperty("predictions").EnumerateArray().Select(one => one.GetProperty("prediction_id").GetInt64()).ShouldContain(id);
    }

    [Fact]
    public async Task Only_the_outputs_that_are_wanted_are_given()
    {
        JsonElement answer = await InferAsync("""{"inputs": [{"name": "tenure", "datatype": "INT64", "shape": [1], "data": [10]}], "outputs": [{"name": "probability_Yes"}]}""");

        answer.GetProperty("outputs").GetRawText().ShouldBe("""[{"name":"probability_Yes","datatype":"FP32","shape":[1],"data":[0.5]}]""");
        answer.TryGetProperty("id", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_version_that_is_named_answers_whatever_the_traffic_is()
    {
        JsonElement answer = await InferAsync("""{"inputs": [{"name": "tenure", "datatype": "INT64", "shape": [1], "data": [0]}]}""", "/v2/models/churn/versions/2/infer");

        answer.GetProperty("model_version").GetString().ShouldBe("2");
        answer.GetProperty("parameters").GetProperty("variant").GetString().ShouldBe("b");
        answer.GetProperty("outputs")[0].GetProperty("data")[0].GetString().ShouldBe("No");
    }

    [Theory]
    [InlineData("/v2/models/nothing/infer", "{}", HttpStatusCode.NotFound, "There is no endpoint 'nothing'")]
    [InlineData("/v2/models/churn/versions/9/infer", "{}", HttpStatusCode.NotFound, "serves version 9")]
    [InlineData(Infer, "{", HttpStatusCode.BadRequest, "no inference request")]
    [InlineData(Infer, """{"inputs": []}""", HttpStatusCode.BadRequest, "no inputs")]
    [InlineData(Infer, """{"inputs": [{"name": "tenure", "datatype": "FP32", "shape": [3], "data": [1, 2]}]}""", HttpStatusCode.BadRequest, "needs 3 values; it has 2")]
    [InlineData(Infer, """{"inputs": [{"name": "tenure", "datatype": "FP32", "shape": [1], "data": ["x"]}]}""", HttpStatusCode.BadRequest, "is \"x\", which is no FP32")]
    [InlineData(Infer, """{"inputs": [{"name": "tenure", "datatype": "TEXT", "shape": [1], "data": [1]}]}""", HttpStatusCode.BadRequest, "must be one of BOOL")]
    [InlineData(Infer, """{"inputs": [{"name": "X", "datatype": "FP32", "shape": [1, 3], "data": [1, 2, 3]}]}""", HttpStatusCode.BadRequest, "has 3 columns where the model reads 2: tenure, contract")]
    [InlineData(Infer, """{"inputs": [{"name": "tenure", "datatype": "FP32", "shape": [1], "data": [1]}, {"name": "contract", "datatype": "BYTES", "shape": [2], "data": ["a", "b"]}]}""", HttpStatusCode.BadRequest, "one column of 1 rows")]
    [InlineData(Infer, """{"inputs": [{"name": "tenure", "datatype": "FP32", "shape": [2], "data": [101, 1]}, {"name": "colour", "datatype": "BOOL", "shape": [2], "data": [true, false]}]}""", HttpStatusCode.BadRequest, "Row 0: 'tenure' is 101")]
    [InlineData(Infer, """{"inputs": [{"name": "tenure", "datatype": "FP32", "shape": [1], "data": [1]}], "outputs": [{"name": "score"}]}""", HttpStatusCode.BadRequest, "There is no output 'score'; there are prediction")]
    public async Task Errors_are_those_of_the_protocol(string path, string body, HttpStatusCode status, string reason)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await server.Http.PostAsync(path, content);

        response.StatusCode.ShouldBe(status);
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetString()!.ShouldContain(reason);
    }

    private async Task<JsonElement> InferAsync(string body, string path = Infer)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await server.Http.PostAsync(path, content);
        string text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> GetAsync(string path)
    {
        using HttpResponseMessage response = await server.Http.GetAsync(path);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
