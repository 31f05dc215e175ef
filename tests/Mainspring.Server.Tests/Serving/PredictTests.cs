using System.Net;
using System.Text;
using System.Text.Json;
using Mainspring.Client.Endpoints;

namespace Mainspring.Server.Tests.Serving;

public sealed class PredictTests(RunningServer server) : IClassFixture<RunningServer>, IAsyncLifetime
{
    private const string Path = "/api/v1/endpoints/churn/predict";

    public async ValueTask InitializeAsync()
    {
        if ((await server.Client.Endpoints.ListAsync()).Endpoints.Count == 0)
        {
            await PublishedModel.PublishAsync(server.Client, "telco", intercept: 10);
            await server.Client.Endpoints.PutAsync("churn", new EndpointTarget("telco"));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task One_record_gets_one_prediction()
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync("""{"tenure": 10, "contract": "monthly"}""");

        status.ShouldBe(HttpStatusCode.OK);
        JsonElement prediction = answer.GetProperty("predictions").EnumerateArray().Single();
        prediction.GetProperty("prediction").GetString().ShouldBe("Yes");
        prediction.GetProperty("probability").GetDouble().ShouldBe(0.5);
        prediction.GetProperty("probabilities").GetProperty("No").GetDouble().ShouldBe(0.5);
        prediction.GetProperty("prediction_id").GetInt64().ShouldBeInRange(1, 1L << 53);
        answer.GetProperty("endpoint").GetString().ShouldBe("churn");
        answer.GetProperty("model").GetString().ShouldBe("telco");
        answer.GetProperty("version").GetInt32().ShouldBe(1);
        answer.GetProperty("variant").GetString().ShouldBe("champion");
        answer.TryGetProperty("warnings", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Records_of_a_list_are_answered_in_order()
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync("""{"records": [{"tenure": 0}, {"tenure": 90}, {"tenure": 1}], "key": "user-7"}""");

        status.ShouldBe(HttpStatusCode.OK);
        answer.GetProperty("predictions").EnumerateArray().Select(one => one.GetProperty("prediction").GetString()).ShouldBe(["Yes", "No", "Yes"]);
    }

    [Fact]
    public async Task Every_fault_of_a_request_is_named_at_once_and_nothing_is_logged()
    {
        long before = (await server.Client.Endpoints.GetAsync("churn")).Live.Predictions;

        (HttpStatusCode status, JsonElement answer) = await PostAsync("""{"records": [{"tenure": "many"}, {"tenure": 101, "contrat": "monthly"}, {}], "colour": 1}""");

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.GetProperty("code").GetString().ShouldBe("invalid");
        answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString())
            .ShouldBe(["/colour", "/records/0/tenure", "/records/1/tenure", "/records/1/contrat", "/records/2/tenure"], ignoreOrder: true);
        (await server.Client.Endpoints.GetAsync("churn")).Live.Predictions.ShouldBe(before);
    }

    [Fact]
    public async Task A_category_that_training_never_saw_is_scored_with_a_warning()
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync("""{"tenure": 1, "contract": "weekly"}""");

        status.ShouldBe(HttpStatusCode.OK);
        JsonElement warning = answer.GetProperty("warnings").EnumerateArray().Single();
        warning.GetProperty("pointer").GetString().ShouldBe("/contract");
        warning.GetProperty("message").GetString()!.ShouldContain("weekly");
    }

    [Fact]
    public async Task What_a_prediction_rests_on_is_told_when_asked_and_adds_up_to_the_log_odds()
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync("""{"records": [{"tenure": 1, "contract": "monthly"}], "explain": true}""");

        status.ShouldBe(HttpStatusCode.OK);
        JsonElement prediction = answer.GetProperty("predictions")[0];
        double logOdds = prediction.GetProperty("base_value").GetDouble() + prediction.GetProperty("contributions").EnumerateObject().Sum(column => column.Value.GetDouble());
        (1 / (1 + Math.Exp(-logOdds))).ShouldBe(prediction.GetProperty("probability").GetDouble(), 1e-5);
        prediction.GetProperty("contributions").EnumerateObject().Select(column => column.Name).ShouldBe(["tenure", "contract"]);
        answer.TryGetProperty("warnings", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Broken_json_is_named_with_its_position()
    {
        (_, JsonElement answer) = await PostAsync("{\"tenure\": 1,\n \"contract\": ?}");

        answer.GetProperty("title").GetString()!.ShouldContain("line 2, byte 14");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        using ByteArrayContent body = new([(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}']);
        body.Headers.ContentType = new("application/json");
        using HttpResponseMessage answer = await server.Http.PostAsync(Path, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        using StringContent body = new("tenure=1", Encoding.UTF8, "application/x-www-form-urlencoded");
        using HttpResponseMessage answer = await server.Http.PostAsync(Path, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync($$"""{"tenure": 1, "contract": "{{new string('x', 17 << 20)}}"}""");

        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.GetProperty("code").GetString().ShouldBe("too_large");
    }

    [Fact]
    public async Task A_body_of_several_segments_reads_as_one()
    {
        string records = string.Join(",", Enumerable.Range(0, 9000).Select(number => $$"""{"tenure": {{number % 100}}, "contract": "yearly"}"""));

        (HttpStatusCode status, JsonElement answer) = await PostAsync($$"""{"records": [{{records}}]}""");

        status.ShouldBe(HttpStatusCode.OK);
        answer.GetProperty("predictions").GetArrayLength().ShouldBe(9000);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_exist_is_not_found()
    {
        using StringContent body = new("{}", Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await server.Http.PostAsync("/api/v1/endpoints/nothing/predict", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_repeated_request_id_is_answered_as_before_and_logged_once()
    {
        const string Body = """{"records": [{"tenure": 4, "contract": "weekly"}, {"tenure": 40}], "key": "user-9", "request_id": "again-1"}""";
        (_, JsonElement first) = await PostAsync(Body);

        (HttpStatusCode status, JsonElement second) = await PostAsync(Body);

        status.ShouldBe(HttpStatusCode.OK);
        second.GetRawText().ShouldBe(first.GetRawText());
        (await LoggedAsync()).Count(line => line.RequestId == "again-1").ShouldBe(2);
    }

    [Theory]
    [InlineData("größe")]
    [InlineData("注文-7")]
    public async Task A_request_id_that_no_header_can_hold_is_logged_and_answered_without_the_header(string id)
    {
        using StringContent body = new($$"""{"records": [{"tenure": 4}], "request_id": "{{id}}"}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await server.Http.PostAsync(Path, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("X-Request-Id").ShouldBeFalse();
        (await LoggedAsync()).ShouldContain(line => line.RequestId == id);
    }

    [Theory]
    [InlineData("request_id", """one\ntwo""")]
    [InlineData("request_id", """\u0085""")]
    [InlineData("key", """user\u0000""")]
    public async Task Control_characters_in_a_name_of_the_request_are_a_fault(string name, string text)
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync($$"""{"records": [{"tenure": 4}], "{{name}}": "{{text}}"}""");

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.GetProperty("errors").EnumerateArray().Single().GetProperty("pointer").GetString().ShouldBe("/" + name);
    }

    [Fact]
    public async Task The_header_names_a_single_record_s_request()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Path) { Content = new StringContent("""{"tenure": 2}""", Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Request-Id", "from-header");
        using HttpResponseMessage answer = await server.Http.SendAsync(request);

        answer.Headers.GetValues("X-Request-Id").ShouldBe(["from-header"]);
        (await LoggedAsync()).ShouldContain(line => line.RequestId == "from-header");
    }

    [Fact]
    public async Task The_log_shows_what_was_asked_and_answered_newest_first()
    {
        await PostAsync("""{"records": [{"tenure": 3, "contract": "monthly"}], "key": "user-1", "request_id": "log-1"}""");
        (_, JsonElement answer) = await PostAsync("""{"records": [{"tenure":  5}], "request_id": "log-2"}""");

        IReadOnlyList<LoggedPredictionLine> lines = await LoggedAsync();

        int newer = lines.ToList().FindIndex(line => line.RequestId == "log-2");
        int older = lines.ToList().FindIndex(line => line.RequestId == "log-1");
        newer.ShouldBeLessThan(older);
        lines[newer].Input.GetRawText().ShouldBe("""{"tenure":  5}""");
        lines[newer].PredictionId.ShouldBe(answer.GetProperty("predictions")[0].GetProperty("prediction_id").GetInt64());
        lines[older].Key.ShouldBe("user-1");
        lines[older].Prediction.GetString().ShouldBe("Yes");
        lines[older].Version.ShouldBe(1);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=1001")]
    [InlineData("?cursor=nonsense")]
    [InlineData("?limit=many")]
    public async Task A_bad_page_is_refused(string query)
    {
        using HttpResponseMessage answer = await server.Http.GetAsync("/api/v1/endpoints/churn/predictions" + query);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<IReadOnlyList<LoggedPredictionLine>> LoggedAsync() =>
        (await server.Client.Endpoints.PredictionsAsync("churn", limit: 1000)).Predictions;

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string json)
    {
        using StringContent body = new(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await server.Http.PostAsync(Path, body);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
