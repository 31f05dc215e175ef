using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracking;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Mlflow.Traces;

/// <summary>Traces over HTTP, in the messages that MLflow's documentation and clients show.</summary>
public sealed class TraceWireTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string V2 = "/api/2.0/mlflow/traces";
    private const string V3 = "/api/3.0/mlflow/traces";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_of_version_2_starts_tags_ends_finds_and_deletes_a_trace()
    {
        string experiment = await ExperimentAsync();
        JsonElement started = await SendAsync(HttpMethod.Post, V2, $$"""
            {"experiment_id": "{{experiment}}", "timestamp_ms": "1700000000123", "request_metadata": [{"key": "mlflow.traceInputs", "value": "{\"x\": 1}"}], "tags": [{"key": "mlflow.traceName", "value": "predict"}]}
            """);
        JsonElement info = started.GetProperty("trace_info");
        string id = info.GetProperty("request_id").GetString()!;
        info.GetProperty("experiment_id").GetString().ShouldBe(experiment);
        info.GetProperty("timestamp_ms").GetInt64().ShouldBe(1_700_000_000_123);
        info.GetProperty("status").GetString().ShouldBe("IN_PROGRESS");
        info.GetProperty("tags").EnumerateArray().Single(tag => tag.GetProperty("key").GetString() == "mlflow.artifactLocation").GetProperty("value").GetString()
            .ShouldBe($"mlflow-artifacts:/{experiment}/traces/{id}/artifacts");

        await SendAsync(HttpMethod.Patch, $"{V2}/{id}/tags", """{"key": "team", "value": "blue"}""");
        JsonElement ended = await SendAsync(HttpMethod.Patch, $"{V2}/{id}", """{"timestamp_ms": 1700000000623, "status": "OK", "request_metadata": [], "tags": []}""");
        ended.GetProperty("trace_info").GetProperty("execution_time_ms").GetInt64().ShouldBe(500);
        (await SendAsync(HttpMethod.Get, $"{V2}/{id}/info")).GetProperty("trace_info").GetProperty("status").GetString().ShouldBe("OK");
        JsonElement found = await SendAsync(HttpMethod.Get, $"{V2}?experiment_ids={experiment}&filter={Uri.EscapeDataString("tags.team = 'blue'")}&max_results=5&order_by=timestamp_ms%20DESC");
        found.GetProperty("traces").EnumerateArray().Select(trace => trace.GetProperty("request_id").GetString()).ShouldBe([id]);

        await SendAsync(HttpMethod.Delete, $"{V2}/{id}/tags", """{"key": "team"}""");
        (await SendAsync(HttpMethod.Post, $"{V2}/delete-traces", $$"""{"experiment_id": "{{experiment}}", "request_ids": ["{{id}}"]}""")).GetProperty("traces_deleted").GetInt32().ShouldBe(1);
        await RefusedAsync(HttpMethod.Get, $"{V2}/{id}/info", null, HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
    }

    [Fact]
    public async Task A_client_of_version_3_keeps_a_whole_trace_and_reads_it_back()
    {
        string experiment = await ExperimentAsync();
        string id = await StartAsync(experiment, "tr-0123456789abcdef0123456789abcdef");
        JsonElement info = (await SendAsync(HttpMethod.Get, $"{V3}/{id}")).GetProperty("trace").GetProperty("trace_info");

        info.GetProperty("trace_location").GetProperty("mlflow_experiment").GetProperty("experiment_id").GetString().ShouldBe(experiment);
        info.GetProperty("request_time").GetString().ShouldBe("2026-01-02T03:04:05.678Z");
        info.GetProperty("execution_duration").GetString().ShouldBe("1.234s");
        info.GetProperty("state").GetString().ShouldBe("OK");
        info.GetProperty("client_request_id").GetString().ShouldBe("r-7");
        info.GetProperty("request_preview").GetString().ShouldBe("hello");
        info.GetProperty("trace_metadata").GetProperty("mlflow.user").GetString().ShouldBe("ada");
        info.GetProperty("tags").GetProperty("mlflow.traceName").GetString().ShouldBe("answer");
        JsonElement page = await SearchAsync(experiment, "trace.status = 'OK' AND name = 'answer'");
        page.GetProperty("traces").GetArrayLength().ShouldBe(1);
        JsonElement infos = await SendAsync(HttpMethod.Post, $"{V3}/batchGetInfos", $$"""{"trace_ids": ["{{id}}", "tr-none"]}""");
        infos.GetProperty("trace_infos").EnumerateArray().Select(one => one.GetProperty("trace_id").GetString()).ShouldBe([id]);
    }

    [Fact]
    public async Task Pages_of_a_search_follow_each_other()
    {
        string experiment = await ExperimentAsync();
        for (int i = 0; i < 3; i++)
        {
            await StartAsync(experiment, $"tr-page-{i}-{experiment}");
        }

        JsonElement first = await SearchAsync(experiment, "", 2);
        JsonElement second = await SearchAsync(experiment, "", 2, first.GetProperty("next_page_token").GetString());
        first.GetProperty("traces").GetArrayLength().ShouldBe(2);
        second.GetProperty("traces").GetArrayLength().ShouldBe(1);
        second.TryGetProperty("next_page_token", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("status ~ 'OK'")]
    [InlineData("colour = 'red'")]
    [InlineData("span.colour = 'red'")]
    public async Task A_filter_that_cannot_be_read_is_refused(string filter)
    {
        string body = $$"""{"locations": [{"type": "MLFLOW_EXPERIMENT", "mlflow_experiment": {"experiment_id": "1"} }], "filter": "{{filter}}"}""";
        await RefusedAsync(HttpMethod.Post, $"{V3}/search", body, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
    }

    [Fact]
    public async Task Spans_that_come_by_OpenTelemetrys_protocol_are_read_back_with_their_types()
    {
        string experiment = await ExperimentAsync();
        string hex = Guid.NewGuid().ToString("N");
        byte[] request = OtlpMessage.Request(
            OtlpMessage.Span(hex, "0000000000000001", null, "answer", 1_700_000_000_000_000_000, 1_700_000_001_000_000_000,
                ("mlflow.traceRequestId", OtlpMessage.Text($"tr-{hex}")), ("mlflow.spanInputs", OtlpMessage.Text("{\"q\": \"Zürich\"}")), ("mlflow.spanType", OtlpMessage.Text("\"CHAIN\""))),
            OtlpMessage.Span(hex, "0000000000000002", "0000000000000001", "count", 1_700_000_000_100_000_000, 1_700_000_000_200_000_000,
                ("n", OtlpMessage.Number(42)), ("list", OtlpMessage.List(OtlpMessage.Text("a"), OtlpMessage.Number(1)))));
        (await ExportAsync(experiment, request)).StatusCode.ShouldBe(HttpStatusCode.OK);

        JsonElement trace = (await SendAsync(HttpMethod.Get, $"{V3}/get?trace_id=tr-{hex}")).GetProperty("trace");
        trace.GetProperty("trace_info").GetProperty("execution_duration").GetString().ShouldBe("1.000s");
        trace.GetProperty("trace_info").GetProperty("tags").GetProperty("mlflow.trace.spansLocation").GetString().ShouldBe("TRACKING_STORE");
        JsonElement[] spans = [.. trace.GetProperty("spans").EnumerateArray()];
        spans.Select(span => span.GetProperty("name").GetString()).ShouldBe(["answer", "count"]);
        spans[0].GetProperty("trace_id").GetString().ShouldBe(Convert.ToBase64String(Convert.FromHexString(hex)));
        spans[0].GetProperty("start_time_unix_nano").GetString().ShouldBe("1700000000000000000");
        Attribute(spans[0], "mlflow.spanInputs").GetProperty("kvlist_value").GetProperty("values")[0].GetProperty("value").GetProperty("string_value").GetString().ShouldBe("Zürich");
        Attribute(spans[0], "mlflow.spanType").GetProperty("string_value").GetString().ShouldBe("CHAIN");
        Attribute(spans[1], "n").GetProperty("int_value").GetInt64().ShouldBe(42);
        Attribute(spans[1], "list").GetProperty("array_value").GetProperty("values").GetArrayLength().ShouldBe(2);
        (await SendAsync(HttpMethod.Get, $"{V3}/batchGet?trace_ids=tr-{hex}&trace_ids=tr-none")).GetProperty("traces").GetArrayLength().ShouldBe(1);
        JsonElement file = await SendAsync(HttpMethod.Get, $"/ajax-api/2.0/mlflow/get-trace-artifact?request_id=tr-{hex}");
        file.GetProperty("spans")[0].GetProperty("attributes").GetProperty("mlflow.spanType").GetString().ShouldBe("\"CHAIN\"");
        (await SearchAsync(experiment, "span.name = 'count' AND text LIKE '%Zürich%'")).GetProperty("traces").GetArrayLength().ShouldBe(0);
        (await SearchAsync(experiment, "span.name = 'answer' AND text LIKE '%Zürich%'")).GetProperty("traces").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Spans_may_be_compressed_and_a_bomb_is_refused()
    {
        string experiment = await ExperimentAsync();
        byte[] request = OtlpMessage.Request(OtlpMessage.Span(Guid.NewGuid().ToString("N"), "0000000000000001", null, "zip", 1, 2));
        (await ExportAsync(experiment, Zip(request), "gzip")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ExportAsync(experiment, Zip(new byte[80 << 20]), "gzip")).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await ExportAsync(experiment, request, "gzip")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("", "application/x-protobuf", "1")]
    [InlineData("0A05", "application/x-protobuf", "1")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF", "application/x-protobuf", "1")]
    [InlineData("0A00", "application/x-protobuf", "one")]
    [InlineData("0A00", "application/x-protobuf", null)]
    [InlineData("7B7D", "application/json", "1")]
    public async Task Bytes_that_are_no_spans_are_refused(string hex, string type, string? experiment)
    {
        using HttpResponseMessage answer = await ExportAsync(experiment, Convert.FromHexString(hex), null, type);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ReadAsync(answer)).GetProperty("error_code").GetString().ShouldBe("INVALID_PARAMETER_VALUE");
    }

    [Fact]
    public async Task Spans_that_a_client_kept_as_a_file_are_served_like_the_others()
    {
        string experiment = await ExperimentAsync();
        string id = await StartAsync(experiment, $"tr-{Guid.NewGuid():N}");
        const string file = """
            {"spans": [{"trace_id": "ASNFZ4mrze8BI0VniavN7w==", "span_id": "AAAAAAAAAAE=", "parent_span_id": null, "name": "old way", "start_time_unix_nano": 5, "end_time_unix_nano": 6,
              "events": [{"name": "e", "time_unix_nano": 5, "attributes": {"a": 1}}], "status": {"code": "STATUS_CODE_ERROR", "message": "no"}, "attributes": {"mlflow.spanInputs": "{\"x\": 1}"}}]}
            """;
        Content content = await server.Services.GetRequiredService<IArtifactStore>().PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), Cancellation);
        await server.Services.GetRequiredService<IArtifactTree>().PutAsync(ArtifactPath.Parse($"{experiment}/traces/{id}/artifacts/traces.json"), content, DateTimeOffset.UnixEpoch, Cancellation);

        JsonElement span = (await SendAsync(HttpMethod.Get, $"{V3}/get?trace_id={id}")).GetProperty("trace").GetProperty("spans")[0];
        span.GetProperty("name").GetString().ShouldBe("old way");
        span.GetProperty("status").GetProperty("code").GetString().ShouldBe("STATUS_CODE_ERROR");
        Attribute(span, "mlflow.spanInputs").GetProperty("kvlist_value").GetProperty("values")[0].GetProperty("value").GetProperty("int_value").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Spans_that_a_client_uploads_as_a_file_are_found_by_filters_as_others_are()
    {
        string experiment = await ExperimentAsync();
        string id = await StartAsync(experiment, $"tr-{Guid.NewGuid():N}");
        string address = $"/api/2.0/mlflow-artifacts/artifacts/{experiment}/traces/{id}/artifacts/traces.json";
        const string file = """
            {"spans": [{"trace_id": "ASNFZ4mrze8BI0VniavN7w==", "span_id": "AAAAAAAAAAE=", "parent_span_id": null, "name": "by file", "start_time_unix_nano": 5, "end_time_unix_nano": 6,
              "status": {"code": "STATUS_CODE_OK"}, "attributes": {"mlflow.spanInputs": "{\"q\": \"weather in Zürich\"}"}}]}
            """;
        await SendAsync(HttpMethod.Put, address, "no spans at all");
        await SendAsync(HttpMethod.Put, address, file);

        foreach (string filter in (string[])["span.name = 'by file'", "trace.text LIKE '%Zürich%'"])
        {
            JsonElement found = await SendAsync(HttpMethod.Post, $"{V3}/search", $$$"""
                {"locations": [{"type": "MLFLOW_EXPERIMENT", "mlflow_experiment": {"experiment_id": "{{{experiment}}}"}}], "filter": "{{{filter}}}"}
                """);
            found.GetProperty("traces").EnumerateArray().Select(trace => trace.GetProperty("trace_id").GetString()).ShouldBe([id], filter);
        }

        (await server.Http.GetStringAsync(address, Cancellation)).ShouldBe(file);
    }

    [Fact]
    public async Task A_trace_without_spans_is_given_only_when_parts_will_do()
    {
        string id = await StartAsync(await ExperimentAsync(), $"tr-{Guid.NewGuid():N}");
        (await SendAsync(HttpMethod.Get, $"{V3}/get?trace_id={id}&allow_partial=true")).GetProperty("trace").GetProperty("trace_info").GetProperty("trace_id").GetString().ShouldBe(id);
        await RefusedAsync(HttpMethod.Get, $"{V3}/get?trace_id={id}", null, HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
    }

    [Fact]
    public async Task Traces_are_deleted_by_their_age_or_by_their_ids_but_not_by_both()
    {
        string experiment = await ExperimentAsync();
        string id = await StartAsync(experiment, $"tr-{Guid.NewGuid():N}");
        const HttpStatusCode bad = HttpStatusCode.BadRequest;
        await RefusedAsync(HttpMethod.Post, $"{V3}/delete-traces", $$"""{"experiment_id": "{{experiment}}"}""", bad, "INVALID_PARAMETER_VALUE");
        await RefusedAsync(HttpMethod.Post, $"{V3}/delete-traces", $$"""{"experiment_id": "{{experiment}}", "max_timestamp_millis": 5, "request_ids": ["{{id}}"]}""", bad, "INVALID_PARAMETER_VALUE");
        await RefusedAsync(HttpMethod.Post, $"{V3}/delete-traces", $$"""{"experiment_id": "{{experiment}}", "max_timestamp_millis": 5, "max_traces": 0}""", bad, "INVALID_PARAMETER_VALUE");
        (await SendAsync(HttpMethod.Post, $"{V3}/delete-traces", $$"""{"experiment_id": "{{experiment}}", "max_timestamp_millis": 5}""")).GetProperty("traces_deleted").GetInt32().ShouldBe(0);
        (await SendAsync(HttpMethod.Post, $"{V3}/delete-traces", $$"""{"experiment_id": "{{experiment}}", "max_timestamp_millis": 1900000000000, "max_traces": 10}""")).GetProperty("traces_deleted").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Filters_are_compared_with_each_other_and_latencies_are_measured()
    {
        string experiment = await ExperimentAsync();
        await StartAsync(experiment, $"tr-{Guid.NewGuid():N}");
        JsonElement together = await SendAsync(HttpMethod.Post, $"{V3}/calculate-filter-correlation", $$"""{"experiment_ids": ["{{experiment}}"], "filter_string1": "status = 'OK'", "filter_string2": "status = 'ERROR'"}""");
        together.GetProperty("npmi").GetString().ShouldBe("NaN");
        together.GetProperty("filter1_count").GetInt64().ShouldBe(1);
        JsonElement measured = await SendAsync(HttpMethod.Post, $"{V3}/metrics", $$"""
            {"experiment_ids": ["{{experiment}}"], "view_type": "TRACES", "metric_name": "latency", "dimensions": ["trace_status"],
             "aggregations": [{"aggregation_type": "AVG"}, {"aggregation_type": "PERCENTILE", "percentile_value": 95}], "filters": ["trace.status = 'OK'"],
             "time_interval_seconds": 3600, "start_time_ms": 1767300000000, "end_time_ms": 1767400000000}
            """);
        JsonElement point = measured.GetProperty("data_points")[0];
        point.GetProperty("values").GetProperty("AVG").GetDouble().ShouldBe(1234);
        point.GetProperty("values").GetProperty("P95.0").GetDouble().ShouldBe(1234);
        point.GetProperty("dimensions").GetProperty("time_bucket").GetString().ShouldBe("2026-01-02T03:00:00+00:00");
        point.GetProperty("dimensions").GetProperty("trace_status").GetString().ShouldBe("OK");
    }

    [Fact]
    public async Task Traces_are_linked_to_runs_and_prompts()
    {
        string experiment = await ExperimentAsync();
        Run run = await RunAsync();
        string id = await StartAsync(experiment, $"tr-{Guid.NewGuid():N}");
        await SendAsync(HttpMethod.Post, $"{V2}/link-to-run", $$"""{"run_id": "{{run.Id}}", "trace_ids": ["{{id}}"]}""");
        await SendAsync(HttpMethod.Post, $"{V2}/link-prompts", $$"""{"trace_id": "{{id}}", "prompt_versions": [{"name": "greet", "version": "2"}]}""");
        (await SearchAsync(experiment, $"run_id = '{run.Id}' AND prompt = 'greet/2'")).GetProperty("traces").GetArrayLength().ShouldBe(1);
        string many = string.Join(",", Enumerable.Repeat("\"tr-1\"", 101));
        await RefusedAsync(HttpMethod.Post, $"{V2}/link-to-run", $$"""{"run_id": "{{run.Id}}", "trace_ids": [{{many}}]}""", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await RefusedAsync(HttpMethod.Post, $"{V2}/link-to-run", $$"""{"run_id": "{{RunId.New()}}", "trace_ids": ["{{id}}"]}""", HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
    }

    [Fact]
    public async Task Assessments_are_made_overridden_changed_and_deleted()
    {
        string id = await StartAsync(await ExperimentAsync(), $"tr-{Guid.NewGuid():N}");
        string all = $"{V3}/{id}/assessments";
        JsonElement judged = (await SendAsync(HttpMethod.Post, all, """
            {"assessment": {"assessment_name": "correct", "source": {"source_type": "LLM_JUDGE", "source_id": "gpt-4"}, "feedback": {"value": false}, "rationale": "Wrong city.",
             "create_time": "2026-01-02T03:04:05.000Z", "last_update_time": "2026-01-02T03:04:05Z", "metadata": {"a": "1"}, "valid": true}}
            """)).GetProperty("assessment");
        string first = judged.GetProperty("assessment_id").GetString()!;
        judged.GetProperty("feedback").GetProperty("value").GetBoolean().ShouldBeFalse();
        judged.GetProperty("trace_id").GetString().ShouldBe(id);
        string human = (await SendAsync(HttpMethod.Post, all, $$"""{"assessment": {"assessment_name": "correct", "source": {"source_type": "HUMAN", "source_id": "ada"}, "feedback": {"value": true}, "overrides": "{{first}}"} }"""))
            .GetProperty("assessment").GetProperty("assessment_id").GetString()!;
        (await SendAsync(HttpMethod.Get, $"{all}/{first}")).GetProperty("assessment").GetProperty("valid").GetBoolean().ShouldBeFalse();
        JsonElement expected = (await SendAsync(HttpMethod.Post, all, """
            {"assessment": {"assessment_name": "answer", "source": {"source_type": "HUMAN", "source_id": "ada"}, "expectation": {"serialized_value": {"serialization_format": "JSON_FORMAT", "value": "{\"city\": \"Zürich\"}"}}}}
            """)).GetProperty("assessment");
        expected.GetProperty("expectation").GetProperty("serialized_value").GetProperty("value").GetString().ShouldBe("""{"city": "Zürich"}""");

        JsonElement changed = (await SendAsync(HttpMethod.Patch, $"{all}/{human}", """{"assessment": {"assessment_name": "right", "feedback": {"value": "yes"}, "rationale": "not meant"}, "update_mask": "assessmentName,feedback"}""")).GetProperty("assessment");
        changed.GetProperty("assessment_name").GetString().ShouldBe("right");
        changed.GetProperty("feedback").GetProperty("value").GetString().ShouldBe("yes");
        changed.TryGetProperty("rationale", out _).ShouldBeFalse();
        await SendAsync(HttpMethod.Delete, $"{all}/{human}");
        (await SendAsync(HttpMethod.Get, $"{all}/{first}")).GetProperty("assessment").GetProperty("valid").GetBoolean().ShouldBeTrue();
        await RefusedAsync(HttpMethod.Get, $"{all}/{human}", null, HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
        await RefusedAsync(HttpMethod.Post, all, """{"assessment": {"assessment_name": "x", "source": {}}}""", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
    }

    [Fact]
    public async Task A_trace_of_an_experiment_that_is_not_there_is_refused() => await RefusedAsync(
        HttpMethod.Post, V3, """{"trace": {"trace_info": {"trace_id": "tr-1", "trace_location": {"type": "MLFLOW_EXPERIMENT", "mlflow_experiment": {"experiment_id": "4711"}}}}}""",
        HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");

    private static JsonElement Attribute(JsonElement span, string key) =>
        span.GetProperty("attributes").EnumerateArray().Single(attribute => attribute.GetProperty("key").GetString() == key).GetProperty("value");

    private static byte[] Zip(byte[] bytes)
    {
        var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return zipped.ToArray();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) => JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

    private async Task<Run> RunAsync() =>
        ((StartOutcome.Started)await server.Services.GetRequiredService<Tracker>().StartAsync(new NewRun { Experiment = $"support-{Guid.NewGuid():N}" }, Cancellation)).Run;

    private async Task<string> ExperimentAsync() => (await RunAsync()).ExperimentId.ToString(CultureInfo.InvariantCulture);

    private async Task<string> StartAsync(string experiment, string id)
    {
        JsonElement answer = await SendAsync(HttpMethod.Post, V3, $$"""
            {"trace": {"trace_info": {"trace_id": "{{id}}", "client_request_id": "r-7", "trace_location": {"type": "MLFLOW_EXPERIMENT", "mlflow_experiment": {"experiment_id": "{{experiment}}"} },
             "request_preview": "hello", "response_preview": "hi", "request_time": "2026-01-02T03:04:05.678901Z", "execution_duration": "1.234s", "state": "OK",
             "trace_metadata": {"mlflow.user": "ada"}, "assessments": [], "tags": {"mlflow.traceName": "answer"} } } }
            """);
        answer.GetProperty("trace").GetProperty("trace_info").GetProperty("trace_id").GetString().ShouldBe(id);
        TraceId.TryParse(id, out _).ShouldBeTrue();
        return id;
    }

    private Task<JsonElement> SearchAsync(string experiment, string filter, int limit = 100, string? token = null) => SendAsync(HttpMethod.Post, $"{V3}/search", $$"""
        {"locations": [{"type": "MLFLOW_EXPERIMENT", "mlflow_experiment": {"experiment_id": "{{experiment}}"} }], "filter": "{{filter}}", "max_results": {{limit}}, "order_by": [], "page_token": "{{token}}"}
        """);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using HttpResponseMessage answer = await AskAsync(method, path, body);
        JsonElement json = await ReadAsync(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, json.ToString());
        return json;
    }

    private async Task RefusedAsync(HttpMethod method, string path, string? body, HttpStatusCode status, string code)
    {
        using HttpResponseMessage answer = await AskAsync(method, path, body);
        JsonElement json = await ReadAsync(answer);
        answer.StatusCode.ShouldBe(status, json.ToString());
        json.GetProperty("error_code").GetString().ShouldBe(code);
    }

    private Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string? body) => server.Http.SendAsync(
        new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") }, Cancellation);

    private Task<HttpResponseMessage> ExportAsync(string? experiment, byte[] bytes, string? encoding = null, string type = "application/x-protobuf")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/traces") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (encoding is not null)
        {
            request.Content.Headers.ContentEncoding.Add(encoding);
        }

        if (experiment is not null)
        {
            request.Headers.Add("x-mlflow-experiment-id", experiment);
        }

        return server.Http.SendAsync(request, Cancellation);
    }
}
