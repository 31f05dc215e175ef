using System.Globalization;
using System.Text;
using Mainspring.EndToEnd.Hostile.Tables;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Strangers without credentials or with made-up ones, ways around the check of the path, and a viewer who tries to write.</summary>
public sealed class AuthTests(GuardedHostileServer server) : IClassFixture<GuardedHostileServer>
{
    private static readonly string[] Reads =
        ["/api/v1/runs", "/api/v1/models", "/api/v1/keys", "/api/v1/users", "/api/v1/audit", "/api/v1/audit/export", "/api/v1/experiments", "/api/v1/datasets", "/api/v1/endpoints", "/api/v1/pipelines/runs", "/api/v1/stream", "/api/2.0/mlflow/registered-models/search", "/ajax-api/2.0/mlflow/registered-models/search", "/api/2.0/mlflow/webhooks", "/api/2.0/mlflow-artifacts/artifacts", "/metrics", "/openapi/v1.json", "/live/home", "/api/3.0/mlflow/no-such-call"];

    private static readonly (string Name, string Value)[] Tricks =
    [
        ("X-Original-URL", "/healthz"), ("X-Rewrite-URL", "/healthz"), ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Host", "localhost"), ("X-Real-IP", "127.0.0.1"), ("X-Forwarded-User", "admin"), ("X-Remote-User", "admin"), ("Remote-User", "admin"), ("X-Http-Method-Override", "GET"), ("X-Forwarded-Proto", "https"), ("Forwarded", "for=127.0.0.1;host=localhost"),
        ("Authorization", ""), ("Authorization", "Bearer"), ("Authorization", "Bearer "), ("Authorization", "Bearer null"), ("Authorization", "Bearer undefined"), ("Authorization", "Basic"), ("Authorization", "Basic Og=="), ("Authorization", "Basic !!!"), ("Authorization", "Digest username=\"admin\""),
        ("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."), ("Authorization", "Bearer eyJhbGciOiJIUzI1NiIsImprdSI6Imh0dHA6Ly8xMjcuMC4wLjEvIn0.e30.x"), ("Authorization", "Negotiate x"), ("Cookie", "session=admin"), ("Cookie", "mainspring-session=x; admin=true"),
    ];

    [Fact]
    public Task Nobody_is_answered_without_credentials() => server.FireAsync(
        from target in Reads
        from header in Tricks.Prepend(("X-None", "x"))
        select (Probe.Get(target) with { Headers = [header] }).MustBe(401, 429));

    [Fact]
    public Task No_spelling_of_a_path_gets_around_the_check() => server.FireAsync(
        from spelling in (string[])["{p}/", "{p}//", "/{p}", "{p}/healthz", "{p}%2fhealthz", "{p};/healthz", "{p}?/healthz", "{p}?x=/healthz", "{p}#/healthz", "/healthz/..{p}", "/healthz/%2e%2e{p}", "/assets/..{p}", "/sign-in/..{p}", "{p}/.", "{p}/ready", "{p}.json", "{p}%20", "{p}%00", "/%2e{p}", "\\{p}", "{P}"]
        from target in (string[])["/api/v1/runs", "/api/v1/keys", "/api/2.0/mlflow/registered-models/search", "/api/v1/audit/export"]
        select Probe.Get(spelling.Replace("{p}", target, StringComparison.Ordinal).Replace("{P}", target.ToUpperInvariant(), StringComparison.Ordinal)) with
        {
            Rule = static answer => answer.Status is (>= 400 and < 500) or 303 or 302 ? null : answer.Body.Contains("\"runs\"", StringComparison.Ordinal) || answer.Body.Contains("\"keys\"", StringComparison.Ordinal) || answer.Body.Contains("registered_models", StringComparison.Ordinal) ? "was let in" : null,
        });

    [Fact]
    public Task No_method_gets_around_the_check() => server.FireAsync(
        from method in (string[])["HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "X-ANY", "get"]
        from target in Reads
        select new Probe(method, target).MustBeRefused());

    [Fact]
    public Task A_viewer_writes_nothing() => server.FireAsync(Writes().Select(probe => probe with { Headers = [("Authorization", $"Bearer {server.Viewer}")], Rule = IsForbidden }));

    [Fact]
    public Task A_viewer_is_refused_before_the_body_is_judged() => server.FireAsync(
        from write in Writes()
        where write.Body is not null
        select write with { Body = "{"u8.ToArray(), Headers = [("Authorization", $"Bearer {server.Viewer}")], Rule = IsForbidden });

    [Fact]
    public Task Names_and_passwords_that_others_ship_are_wrong() => server.FireAsync(
        from pair in (string[])["admin:password1234", "admin:password", "admin:admin", "admin:", ":", "root:root", "mlflow:mlflow", "airflow:airflow", "admin:mainspring"]
        select (Probe.Get("/api/v1/keys") with { Headers = [("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}")] }).MustBe(401, 429));

    [Fact]
    public async Task Guessing_is_slowed_down_and_the_good_key_is_not_locked_out()
    {
        List<int> statuses = [];
        for (int guess = 0; guess < 60; guess++)
        {
            string credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"guessed:password-{guess}")));
            statuses.Add((await RawClient.SendAsync(server.Url, Probe.Get("/api/v1/runs") with { Headers = [("Authorization", $"Basic {credentials}")] })).Status);
        }

        statuses.ShouldAllBe(status => status == 401 || status == 429);
        statuses.Count(status => status == 401).ShouldBeLessThanOrEqualTo(20);
        (await RawClient.SendAsync(server.Url, Probe.Get("/api/v1/runs") with { Headers = [("Authorization", $"Bearer {server.Viewer}")] })).Status.ShouldBe(200);
    }

    /// <summary>Forbidden, or a call that does not exist.</summary>
    private static string? IsForbidden(RawAnswer answer) =>
        answer.Status == 403 || (answer.Status == 404 && answer.Body.Contains("ENDPOINT_NOT_FOUND", StringComparison.Ordinal)) ? null : $"was answered with {answer.Status}";

    private IEnumerable<Probe> Writes() =>
    [
        .. Routes.WithNames(server.Run, "1").Where(call => !call.Target.EndsWith("/search", StringComparison.Ordinal)).Select(call => Probe.Json(call.Method, call.Target, call.Body.Replace("{n}", "x", StringComparison.Ordinal)))
            .DistinctBy(probe => probe.Target),
        new("PUT", $"/api/v1/runs/{server.Run}/artifacts/x") { Body = "x"u8.ToArray() },
        Probe.Json("PUT", "/api/v1/models/seed/aliases/x", """{"version": 1}"""), new("DELETE", "/api/v1/models/seed/aliases/x"), new("DELETE", "/api/v1/endpoints/x"),
        new("POST", "/api/v1/datasets/x/versions?file=x.csv") { Body = "a\n1\n"u8.ToArray() }, new("POST", "/api/v1/pipelines/runs/x/cancel"),
        Probe.Json("POST", "/api/v1/users", """{"name": "x", "password": "three unrelated words", "role": "admin"}"""), Probe.Json("PUT", "/api/v1/grants", """{"user": "x", "model": "seed", "role": "admin"}"""), Probe.Json("POST", "/api/v1/grants/remove", """{"user": "x", "model": "seed"}"""),
        new("DELETE", "/api/2.0/mlflow/webhooks/x"), Probe.Json("PATCH", "/api/2.0/mlflow/webhooks/x", "{}"), Probe.Json("POST", "/api/2.0/mlflow/webhooks/x/test", "{}"),
        Probe.Json("PATCH", "/api/2.0/mlflow/registered-models/update", """{"name": "seed", "description": "x"}"""), Probe.Json("DELETE", "/api/2.0/mlflow/registered-models/delete", """{"name": "seed"}"""),
        Probe.Json("POST", "/api/2.0/mlflow/model-versions/create", """{"name": "seed", "source": "x"}"""), Probe.Json("DELETE", "/api/2.0/mlflow/model-versions/delete", """{"name": "seed", "version": "1"}"""),
        Probe.Json("POST", "/api/2.0/mlflow/model-versions/transition-stage", """{"name": "seed", "version": "1", "stage": "Production", "archive_existing_versions": false}"""),
        Probe.Json("DELETE", "/api/2.0/mlflow/registered-models/alias", """{"name": "seed", "alias": "x"}"""),
        Probe.Json("POST", "/api/2.0/mlflow/experiments/delete", """{"experiment_id": "1"}"""), Probe.Json("POST", "/api/2.0/mlflow/experiments/update", """{"experiment_id": "1", "new_name": "x"}"""), Probe.Json("POST", "/api/2.0/mlflow/runs/delete", $$"""{"run_id": "{{server.Run}}"}"""),
        Probe.Json("PATCH", "/api/2.0/mlflow/logged-models/m-1", """{"status": "LOGGED_MODEL_READY"}"""), new("DELETE", "/api/2.0/mlflow/logged-models/m-1"), Probe.Json("PATCH", "/api/3.0/mlflow/traces/tr-1/tags", """{"key": "a", "value": "b"}"""),
        Probe.Json("POST", "/api/2.0/mlflow/traces/delete-traces", """{"experiment_id": "1", "request_ids": ["tr-1"]}"""), Probe.Json("POST", "/api/3.0/mlflow/datasets/create", """{"name": "x"}"""),
    ];
}
