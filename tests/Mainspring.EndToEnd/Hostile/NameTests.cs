using System.Net.Http.Json;
using Mainspring.EndToEnd.Hostile.Tables;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Names with control characters, halves of characters, invisible ones, and those that other programs take for commands.</summary>
[Collection(HostileCollection.Name)]
public sealed class NameTests(HostileServer server)
{
    [Fact]
    public Task A_name_is_kept_or_refused_and_breaks_nothing() => server.FireAsync(
        from name in HostileNames.All
        from call in Routes.WithNames(server.Run, server.Experiment)
        select Probe.Json(call.Method, call.Target, call.Body.Replace("{n}", name, StringComparison.Ordinal)));

    [Theory]
    [InlineData("a\\u0000b")]
    [InlineData("a\\u001bb")]
    [InlineData("a\\u009fb")]
    [InlineData("a\\u202eb")]
    [InlineData("\\ud800")]
    [InlineData("e\\u0301")]
    public Task What_nobody_can_see_or_tell_apart_is_refused(string name) => server.FireAsync(
    [
        Probe.Json("POST", "/api/v1/runs", $$"""{"experiment": "{{name}}"}""").MustBeRefused(),
        Probe.Json("POST", "/api/2.0/mlflow/registered-models/create", $$"""{"name": "{{name}}"}""").MustBeRefused(),
        Probe.Json("POST", "/api/2.0/mlflow/experiments/create", $$"""{"name": "{{name}}"}""").MustBeRefused(),
        Probe.Json("PUT", "/api/v1/endpoints/e", $$"""{"model": "{{name}}"}""").MustBeRefused(),
    ]);

    [Fact]
    public async Task A_name_has_one_spelling()
    {
        using HttpClient http = server.Client();
        using HttpResponseMessage composed = await http.PostAsJsonAsync("/api/2.0/mlflow/registered-models/create", new { name = "caf\u00e9" });
        using HttpResponseMessage decomposed = await http.PostAsJsonAsync("/api/2.0/mlflow/registered-models/create", new { name = "cafe\u0301" });

        ((int)decomposed.StatusCode).ShouldBeInRange(400, 499);
    }

    [Fact]
    public Task A_name_in_the_address_is_read_once() => server.FireAsync(
        from name in (string[])["%2e%2e", "a%2fb", "a%252fb", "%00", "a%0d%0ab", "%c0%af", "%ff", "%ed%a0%80", "%e2%80%ae", "'", "%27;--", "%3cscript%3e", "%20", "*", "%25", new string('x', 8000)]
        from route in (string[])["/api/v1/runs/{n}", "/api/v1/models/{n}", "/api/v1/models/{n}/versions/{n}", "/api/v1/endpoints/{n}", "/api/v1/datasets/{n}/versions", "/api/2.0/mlflow/webhooks/{n}", "/api/2.0/mlflow/experiments/get-by-name?experiment_name={n}", "/api/2.0/mlflow/runs/get?run_id={n}", "/runs/{n}", "/models/{n}", "/endpoints/{n}", "/data/{n}", "/jobs/{n}", "/playground/{n}", "/search?q={n}"]
        select Probe.Get(route.Replace("{n}", name, StringComparison.Ordinal)));
}
