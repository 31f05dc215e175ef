using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mainspring.Client;
using Mainspring.Client.Identity;
using Mainspring.Client.Runs;

namespace Mainspring.Server.Tests.Identity;

public sealed partial class GrantTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    [Fact]
    public async Task A_grant_raises_or_lowers_a_role_on_one_experiment()
    {
        RunInfo open = await server.Local.Runs.StartAsync(new() { Experiment = "open" });
        RunInfo secret = await server.Local.Runs.StartAsync(new() { Experiment = "secret" });
        await server.AddUserAsync("grant-vera", "viewer");
        using HttpClient vera = server.Basic("grant-vera", GuardedServer.Password);
        var mine = new GrantInfo("grant-vera", null, "open", null, "editor");
        await server.Local.Grants.SetAsync(mine);
        await server.Local.Grants.SetAsync(new("grant-vera", null, "secret", null, "none"));

        (await AccessTests.StatusAsync(vera, HttpMethod.Post, "/api/v1/runs", new { experiment = "open" })).ShouldBe(201);
        (await AccessTests.StatusAsync(vera, HttpMethod.Post, "/api/v1/runs", new { experiment = "secret" })).ShouldBe(404);
        (await AccessTests.StatusAsync(vera, HttpMethod.Post, "/api/v1/runs", new { experiment = "third" })).ShouldBe(403);
        (await AccessTests.StatusAsync(vera, HttpMethod.Patch, $"/api/v1/runs/{open.RunId}", new { name = "mine" })).ShouldBe(200);
        (await AccessTests.StatusAsync(vera, HttpMethod.Get, $"/api/v1/runs/{secret.RunId}")).ShouldBe(404);
        (await AccessTests.StatusAsync(vera, HttpMethod.Get, $"/api/v1/runs/{secret.RunId[..10]}")).ShouldBe(404);
        (await AccessTests.StatusAsync(vera, HttpMethod.Get, $"/api/v1/runs/{secret.RunId}/artifacts")).ShouldBe(404);

        await server.Local.Grants.RemoveAsync(mine);
        (await AccessTests.StatusAsync(vera, HttpMethod.Post, "/api/v1/runs", new { experiment = "open" })).ShouldBe(403);
    }

    [Fact]
    public async Task A_grant_on_an_experiment_holds_for_every_spelling_of_its_number_and_for_no_other_experiment()
    {
        long hidden = (await server.Local.Experiments.CreateAsync(new() { Name = "numbered" })).ExperimentId;
        await server.Local.Experiments.CreateAsync(new() { Name = $"{hidden}" });
        RunInfo run = await server.Local.Runs.StartAsync(new() { Experiment = "movable" });
        await server.AddUserAsync("grant-nora", "editor");
        using HttpClient nora = server.Basic("grant-nora", GuardedServer.Password);
        await server.Local.Grants.SetAsync(new("grant-nora", null, "numbered", null, "none"));

        foreach (string spelling in (string[])[$"{hidden}", $"00{hidden}", $"+{hidden}", $"%20{hidden}"])
        {
            (await AccessTests.StatusAsync(nora, HttpMethod.Delete, $"/api/v1/experiments/{spelling}")).ShouldBe(404, spelling);
        }

        (await AccessTests.StatusAsync(nora, HttpMethod.Post, $"/api/v1/runs/{run.RunId}/move", new { experiment = "numbered" })).ShouldBe(404);
        (await AccessTests.StatusAsync(nora, HttpMethod.Post, $"/api/v1/experiments/{hidden}/remove")).ShouldBe(404);
        (await server.Local.Experiments.GetAsync(hidden)).DeletedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_name_that_several_runs_have_means_the_one_that_is_seen_and_tells_of_no_other()
    {
        RunInfo seen = await server.Local.Runs.StartAsync(new() { Experiment = "twins-seen", Name = "twin" });
        RunInfo other = await server.Local.Runs.StartAsync(new() { Experiment = "twins-seen", Name = "twin-2" });
        RunInfo hidden = await server.Local.Runs.StartAsync(new() { Experiment = "twins-hidden", Name = "twin" });
        await server.AddUserAsync("grant-tilda", "editor");
        using HttpClient tilda = server.Basic("grant-tilda", GuardedServer.Password);
        await server.Local.Grants.SetAsync(new("grant-tilda", null, "twins-hidden", null, "none"));

        JsonNode.Parse(await tilda.GetStringAsync("/api/v1/runs/twin"))!["run_id"]!.ToString().ShouldBe(seen.RunId);
        (await AccessTests.StatusAsync(tilda, HttpMethod.Patch, $"/api/v1/runs/{other.RunId}", new { name = "twin" })).ShouldBe(200);
        using HttpResponseMessage answer = await tilda.GetAsync("/api/v1/runs/twin");
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        string told = await answer.Content.ReadAsStringAsync();
        told.ShouldContain(seen.RunId);
        told.ShouldNotContain(hidden.RunId);
    }

    [Fact]
    public async Task Pages_of_models_are_full_though_some_of_them_are_hidden()
    {
        using HttpClient admin = server.Http(server.KeyOf("admin"));
        foreach (string name in (string[])["paged-a", "paged-b", "paged-c", "paged-d"])
        {
            await AccessTests.StatusAsync(admin, HttpMethod.Post, "/api/2.0/mlflow/registered-models/create", new { name });
            await AccessTests.StatusAsync(admin, HttpMethod.Post, "/api/2.0/mlflow/model-versions/create", new { name, source = "word" });
        }

        await server.AddUserAsync("grant-pia", "viewer");
        using HttpClient pia = server.Basic("grant-pia", GuardedServer.Password);
        await server.Local.Grants.SetAsync(new("grant-pia", null, null, "paged-a", "none"));
        await server.Local.Grants.SetAsync(new("grant-pia", null, null, "paged-c", "none"));

        (await NamesAsync("/api/v1/models?limit=2&cursor=paged", "models", "name")).ShouldBe(["paged-b", "paged-d"]);
        (await NamesAsync("/api/2.0/mlflow/registered-models/search?max_results=2&filter=name%20LIKE%20'paged-%25'", "registered_models", "name")).ShouldBe(["paged-b", "paged-d"]);
        (await NamesAsync("/api/2.0/mlflow/model-versions/search?max_results=2&order_by=name&filter=name%20LIKE%20'paged-%25'", "model_versions", "name")).ShouldBe(["paged-b", "paged-d"]);

        async Task<string[]> NamesAsync(string address, string list, string field) =>
            [.. JsonNode.Parse(await pia.GetStringAsync(address))![list]!.AsArray().Select(entry => entry![field]!.ToString())];
    }

    [Fact]
    public async Task Neither_lists_nor_folders_nor_filters_tell_of_an_experiment_that_a_grant_hides()
    {
        RunInfo run = await server.Local.Runs.StartAsync(new() { Experiment = "veiled/inner", Name = "veiled-run" });
        await server.AddUserAsync("grant-wanda", "editor");
        using HttpClient wanda = server.Basic("grant-wanda", GuardedServer.Password);
        await server.Local.Grants.SetAsync(new("grant-wanda", null, "veiled/inner", null, "none"));
        string[] addresses = ["/api/v1/experiments", "/api/v1/experiments/tree", "/api/v1/experiments?deleted=true", "/api/v1/runs?filter=attributes.run_name%20%3D%20'veiled-run'", "/api/v1/runs?deleted=true&limit=1000"];

        async Task<bool> IsToldAsync() => (await Task.WhenAll(addresses.Select(wanda.GetStringAsync))).Any(text => text.Contains("veiled", StringComparison.Ordinal));
        (await IsToldAsync()).ShouldBeFalse();

        await server.Local.Runs.DeleteAsync(run.RunId);
        (await IsToldAsync()).ShouldBeFalse();

        await server.Local.Experiments.DeleteAsync((await server.Local.Experiments.ListAsync()).Experiments.Single(each => each.Name == "veiled/inner").ExperimentId);
        (await IsToldAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Only_an_admin_removes_runs_and_experiments_for_good_and_every_deletion_is_audited()
    {
        RunInfo run = await server.Local.Runs.StartAsync(new() { Experiment = "short-lived" });
        long experiment = (await server.Local.Experiments.ListAsync()).Experiments.Single(each => each.Name == "short-lived").ExperimentId;
        using MainspringClient editor = server.As("editor");
        using MainspringClient admin = server.As("admin");
        await editor.Runs.DeleteAsync(run.RunId);
        (await Should.ThrowAsync<ServerException>(editor.Runs.RemoveAsync(run.RunId))).Problem.Status.ShouldBe(403);
        await admin.Runs.RemoveAsync(run.RunId);
        await editor.Experiments.DeleteAsync(experiment);
        (await Should.ThrowAsync<ServerException>(editor.Experiments.RemoveAsync(experiment))).Problem.Status.ShouldBe(403);
        await admin.Experiments.RemoveAsync(experiment);

        string[] audited = [.. (await server.Local.Audit.ListAsync()).Entries.Select(entry => $"{entry.Actor}: {entry.Action} {entry.Object}")];
        audited.ShouldContain($"key editor: run.deleted run {run.RunId}");
        audited.ShouldContain($"key admin: workspace.purged run {run.RunId}");
        audited.ShouldContain($"key editor: experiment.deleted experiment {experiment}");
        audited.ShouldContain($"key admin: workspace.purged experiment {experiment}");
    }

    [Fact]
    public async Task A_model_that_may_not_be_seen_is_one_that_does_not_exist()
    {
        await server.AddUserAsync("grant-otto", "operator");
        await server.Local.Grants.SetAsync(new("grant-otto", null, null, "hidden", "none"));
        using HttpClient otto = server.Basic("grant-otto", GuardedServer.Password);

        (await AccessTests.StatusAsync(otto, HttpMethod.Get, "/api/v1/models/hidden")).ShouldBe(404);
        (await AccessTests.StatusAsync(otto, HttpMethod.Get, "/api/v1/models/missing")).ShouldBe(404);
        (await AccessTests.StatusAsync(otto, HttpMethod.Put, "/api/v1/endpoints/way-around", new { model = "hidden" })).ShouldBe(404);
    }

    [Fact]
    public async Task A_key_for_one_experiment_is_good_for_nothing_else()
    {
        RunInfo inside = await server.Local.Runs.StartAsync(new() { Experiment = "scoped" });
        RunInfo outside = await server.Local.Runs.StartAsync(new() { Experiment = "elsewhere" });
        CreatedKey key = await server.Local.Keys.CreateAsync(new() { Name = "scoped", Role = "editor", Program = true, Experiment = "scoped" });
        using HttpClient http = server.Http(key.Key);

        (await AccessTests.StatusAsync(http, HttpMethod.Patch, $"/api/v1/runs/{inside.RunId}", new { name = "mine" })).ShouldBe(200);
        (await AccessTests.StatusAsync(http, HttpMethod.Get, $"/api/v1/runs/{outside.RunId}")).ShouldBe(404);
        (await AccessTests.StatusAsync(http, HttpMethod.Get, "/api/v1/runs")).ShouldBe(403);
        (await AccessTests.StatusAsync(http, HttpMethod.Get, "/api/v1/me")).ShouldBe(200);
    }

    [Theory]
    [InlineData(null, 401, "UNAUTHENTICATED")]
    [InlineData("viewer", 403, "PERMISSION_DENIED")]
    public async Task MLflows_wire_refuses_in_its_own_words(string? role, int status, string code)
    {
        using HttpClient http = server.Http(role is null ? null : server.KeyOf(role));
        using HttpResponseMessage answer = await http.PostAsJsonAsync("/api/2.0/mlflow/registered-models/create", new { name = "churn" });
        ((int)answer.StatusCode).ShouldBe(status);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error_code"]!.ToString().ShouldBe(code);
    }

    [Fact]
    public async Task What_callers_change_stands_in_the_audit_log_and_the_log_is_sound()
    {
        using HttpClient http = server.Http(server.KeyOf("operator"));
        http.DefaultRequestHeaders.Add("X-Request-Id", "request-7");
        (await AccessTests.StatusAsync(http, HttpMethod.Post, "/api/2.0/mlflow/registered-models/create", new { name = "audited" })).ShouldBe(200);
        (await AccessTests.StatusAsync(http, HttpMethod.Delete, "/api/2.0/mlflow/registered-models/delete", new { name = "audited" })).ShouldBe(200);

        AuditEntryInfo entry = (await server.Local.Audit.ListAsync()).Entries.First(found => found.Action == "model.deleted");
        (entry.Actor, entry.Object, entry.RequestId, entry.Address).ShouldBe(("key operator", "model audited", "request-7", "127.0.0.1"));
        entry.KeyId.ShouldNotBeNull();
        (await server.Local.Audit.VerifyAsync()).Sound.ShouldBeTrue();
    }

    [Fact]
    public async Task Lists_searches_and_pages_show_nothing_of_what_a_grant_hides()
    {
        RunInfo seen = await server.Local.Runs.StartAsync(new() { Experiment = "list-seen", Name = "list-seen-run" });
        RunInfo hidden = await server.Local.Runs.StartAsync(new() { Experiment = "list-hidden", Name = "list-hidden-run" });
        using HttpClient local = server.Http(server.KeyOf("admin"));
        (await AccessTests.StatusAsync(local, HttpMethod.Post, "/api/2.0/mlflow/registered-models/create", new { name = "list-hidden-model" })).ShouldBe(200);
        await server.AddUserAsync("grant-lise", "viewer");
        await server.Local.Grants.SetAsync(new("grant-lise", null, "list-hidden", null, "none"));
        await server.Local.Grants.SetAsync(new("grant-lise", null, null, "list-hidden-model", "none"));
        using HttpClient lise = server.Basic("grant-lise", GuardedServer.Password);

        foreach (string path in (string[])
            ["/api/v1/runs", "/api/v1/experiments", "/api/v1/models", "/", "/runs", "/experiments", "/traces", "/models", "/search?q=hidden", $"/search?q={hidden.RunId[..12]}", "/runs?experiment=list-hidden",
            "/api/2.0/mlflow/experiments/search?max_results=1000", "/api/2.0/mlflow/registered-models/search", $"/runs/compare?run={hidden.RunId}&run={seen.RunId}", $"/runs/{seen.RunId}"])
        {
            string shown = await lise.GetStringAsync(path);
            (await local.GetStringAsync(path)).Contains("list-hidden", StringComparison.Ordinal).ShouldBe(!path.StartsWith("/runs/compare", StringComparison.Ordinal), path);
            shown.ShouldNotContain("list-hidden-run", customMessage: path);
            shown.ShouldNotContain("list-hidden-model", customMessage: path);
        }

        using HttpResponseMessage search = await lise.PostAsJsonAsync("/api/2.0/mlflow/runs/search", new { max_results = 1000 });
        (await search.Content.ReadAsStringAsync()).ShouldNotContain("list-hidden-run");
    }

    [Fact]
    public async Task A_key_for_one_experiment_finds_it_by_name_and_finds_no_other()
    {
        await server.Local.Runs.StartAsync(new() { Experiment = "found" });
        await server.Local.Runs.StartAsync(new() { Experiment = "not-found" });
        CreatedKey key = await server.Local.Keys.CreateAsync(new() { Name = "finder", Role = "editor", Program = true, Experiment = "found" });
        using HttpClient http = server.Http(key.Key);

        (await AccessTests.StatusAsync(http, HttpMethod.Get, "/api/2.0/mlflow/experiments/get-by-name?experiment_name=found")).ShouldBe(200);
        (await AccessTests.StatusAsync(http, HttpMethod.Get, "/api/2.0/mlflow/experiments/get-by-name?experiment_name=not-found")).ShouldBe(404);
        JsonArray experiments = JsonNode.Parse(await http.GetStringAsync("/api/2.0/mlflow/experiments/search?max_results=100"))!["experiments"]!.AsArray();
        experiments.ShouldHaveSingleItem()!["name"]!.ToString().ShouldBe("found");
    }

    [Fact]
    public async Task A_run_cannot_be_moved_to_where_its_mover_may_not_write()
    {
        RunInfo run = await server.Local.Runs.StartAsync(new() { Experiment = "move-from" });
        RunInfo closed = await server.Local.Runs.StartAsync(new() { Experiment = "move-to" });
        await server.AddUserAsync("grant-mona", "editor");
        await server.Local.Grants.SetAsync(new("grant-mona", null, "move-to", null, "viewer"));
        using HttpClient mona = server.Basic("grant-mona", GuardedServer.Password);
        string target = JsonNode.Parse(await mona.GetStringAsync($"/api/2.0/mlflow/runs/get?run_id={closed.RunId}"))!["run"]!["info"]!["experiment_id"]!.ToString();

        using HttpResponseMessage answer = await mona.PostAsync($"/runs/{run.RunId}/move", await FormAsync(mona, $"/runs/{run.RunId}", KeyValuePair.Create("experiment", target)));

        ((int)answer.StatusCode).ShouldBe(404);
        (await server.Local.Runs.GetAsync(run.RunId)).Experiment.ShouldBe("move-from");
    }

    [Fact]
    public async Task Who_deletes_and_restores_runs_and_experiments_stands_in_the_audit_log_whichever_way_it_is_done()
    {
        RunInfo run = await server.Local.Runs.StartAsync(new() { Experiment = "audited-deletions" });
        using HttpClient http = server.Http(server.KeyOf("editor"));
        string experiment = JsonNode.Parse(await http.GetStringAsync($"/api/2.0/mlflow/runs/get?run_id={run.RunId}"))!["run"]!["info"]!["experiment_id"]!.ToString();
        foreach (string what in (string[])["runs/delete", "runs/restore"])
        {
            (await AccessTests.StatusAsync(http, HttpMethod.Post, $"/api/2.0/mlflow/{what}", new { run_id = run.RunId })).ShouldBe(200);
        }

        foreach (string what in (string[])["experiments/delete", "experiments/restore"])
        {
            (await AccessTests.StatusAsync(http, HttpMethod.Post, $"/api/2.0/mlflow/{what}", new { experiment_id = experiment })).ShouldBe(200);
        }

        foreach (string page in (string[])[$"/runs/{run.RunId}/delete", $"/experiments/{experiment}/delete"])
        {
            using HttpResponseMessage answer = await http.PostAsync(page, await FormAsync(http, "/experiments"));
            ((int)answer.StatusCode).ShouldBe(303, page);
        }

        string[] done = [.. (await server.Local.Audit.ListAsync()).Entries.Where(entry => entry.Actor == "key editor" && (entry.Object == $"run {run.RunId}" || entry.Object == $"experiment {experiment}")).Select(entry => entry.Action)];
        done.ShouldBe(["experiment.deleted", "run.deleted", "experiment.restored", "experiment.deleted", "run.restored", "run.deleted"]);
    }

    private static async Task<FormUrlEncodedContent> FormAsync(HttpClient http, string page, params KeyValuePair<string, string>[] fields) =>
        new([new("form_token", WebUtility.HtmlDecode(FormToken().Match(await http.GetStringAsync(page)).Groups["token"].Value)), .. fields]);

    [GeneratedRegex("name=\"form_token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FormToken();
}
