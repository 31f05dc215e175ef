using System.Text;
using Mainspring.Client;
using Mainspring.Client.Models;
using Mainspring.Client.Runs;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Registry;
using Mainspring.Server.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Registry;

public sealed class ModelEndpointTests(RunningServer server) : IClassFixture<RunningServer>
{
    private ModelsClient Models => server.Client.Models;

    [Fact]
    public async Task A_run_becomes_a_version_that_is_found_by_its_alias()
    {
        ModelVersionInfo first = await RegisterAsync("churn", "one");
        ModelVersionInfo second = await RegisterAsync("churn", "two");
        (first.Version, second.Version).ShouldBe((1, 2));
        second.Metrics.ShouldBe(new Dictionary<string, double> { ["auc"] = 0.8 });
        second.Files.Select(file => file.Path).ShouldBe(["MLmodel", "model.json"]);

        (await Models.MoveAliasAsync("churn", "champion", new(1, Expected: 0))).ShouldBe(new AliasInfo("churn", "champion", 1, null));
        (await Models.MoveAliasAsync("churn", "champion", new(2))).Previous.ShouldBe(1);

        ModelVersionInfo champion = await Models.GetVersionAsync("churn", "champion");
        (champion.Version, champion.Aliases.Single()).ShouldBe((2, "champion"));
        (await Models.GetVersionAsync("churn", "latest")).Version.ShouldBe(2);
        (await Models.GetAsync("churn")).Aliases["champion"].ShouldBe(2);
        (await Models.ListVersionsAsync("churn", 1)).NextCursor.ShouldBe("2");
        (await Models.ListAsync()).Models.ShouldContain(model => model.Name == "churn");
        using var reader = new StreamReader(await Models.OpenFileAsync("churn", "champion", "model.json"));
        (await reader.ReadToEndAsync()).ShouldBe("two");

        (await Models.RemoveAliasAsync("churn", "champion")).Previous.ShouldBe(2);
        await RefusedAsync(404, () => Models.GetVersionAsync("churn", "champion"));
    }

    [Fact]
    public async Task An_alias_that_somebody_else_moved_is_a_conflict()
    {
        await RegisterAsync("contested", "one");
        await RegisterAsync("contested", "two");
        await Models.MoveAliasAsync("contested", "champion", new(2));

        (await RefusedAsync(409, () => Models.MoveAliasAsync("contested", "champion", new(1, Expected: 1)))).ShouldContain("points to version 2");
        (await RefusedAsync(409, () => Models.MoveAliasAsync("contested", "other", new(1, Expected: 1)))).ShouldContain("does not exist");
    }

    [Fact]
    public async Task What_is_not_there_or_not_allowed_is_refused()
    {
        ModelVersionInfo version = await RegisterAsync("strict", "one");

        await RefusedAsync(404, () => Models.GetAsync("nothing"));
        await RefusedAsync(404, () => Models.ListVersionsAsync("nothing"));
        await RefusedAsync(404, () => Models.GetVersionAsync("strict", "2"));
        await RefusedAsync(404, () => Models.OpenFileAsync("strict", "1", "other.json"));
        await RefusedAsync(400, () => Models.OpenFileAsync("strict", "1", "x\\y"));
        await RefusedAsync(400, () => Models.GetVersionAsync("strict", "a b"));
        await RefusedAsync(404, () => Models.MoveAliasAsync("strict", "champion", new(9)));
        await RefusedAsync(422, () => Models.MoveAliasAsync("strict", "latest", new(1)));
        await RefusedAsync(422, () => Models.MoveAliasAsync("strict", "champion", new(null)));
        await RefusedAsync(404, () => Models.RegisterAsync("strict", new(null)));
        await RefusedAsync(422, () => Models.RegisterAsync("strict", new(version.RunId, "elsewhere")));
        await RefusedAsync(422, () => Models.RegisterAsync("strict", new(version.RunId, "../model")));
        await RefusedAsync(422, () => Models.RegisterAsync("with:colon", new(version.RunId)));
    }

    [Fact]
    public async Task The_files_of_a_run_are_registered_once()
    {
        ModelVersionInfo first = await RegisterAsync("once", "one");

        ModelVersionInfo again = await Models.RegisterAsync("once", new(first.RunId));

        (again.Version, again.Source).ShouldBe((1, $"runs:/{first.RunId}/model"));
        (await Models.GetAsync("once")).Versions.ShouldBe(1);
    }

    [Fact]
    public async Task A_model_is_tagged_renamed_and_deleted()
    {
        await RegisterAsync("draft", "one");
        await RegisterAsync("draft", "two");

        ModelInfo tagged = await Models.UpdateAsync("draft", new() { Description = "who leaves", SetTags = new Dictionary<string, string> { ["team"] = "blue", ["old"] = "1" } });
        (tagged.Description, tagged.Tags!["team"]).ShouldBe(("who leaves", "blue"));
        ModelInfo renamed = await Models.UpdateAsync("draft", new() { Name = "final", RemoveTags = ["old"] });
        (renamed.Name, renamed.Tags!.Count).ShouldBe(("final", 1));
        ModelVersionInfo staged = await Models.UpdateVersionAsync("final", "latest", new() { Stage = "production", SetTags = new Dictionary<string, string> { ["ok"] = "yes" } });
        (staged.Version, staged.Stage, staged.Tags["ok"]).ShouldBe((2, "production", "yes"));

        await Models.DeleteVersionAsync("final", "1");
        await RefusedAsync(404, () => Models.GetVersionAsync("final", "1"));
        await Models.DeleteAsync("final");
        await RefusedAsync(404, () => Models.GetAsync("final"));
        await RefusedAsync(404, () => Models.DeleteAsync("final"));
    }

    [Fact]
    public async Task Grants_on_a_model_move_with_its_name_and_end_with_it()
    {
        IdentityDirectory identities = server.Services.GetRequiredService<IdentityDirectory>();
        await RegisterAsync("granted", "one");
        Grant grant = new(Subject.User("nobody"), GrantObject.Model("granted"), Role.None);
        await identities.ChangeAsync(_ => IdentityDecision.Do(new(null, null), new IdentityChange.PutGrant(grant)));

        await Models.UpdateAsync("granted", new() { Name = "renamed" });
        identities.Current.Grants.ShouldBe([grant with { Object = GrantObject.Model("renamed") }]);
        await Models.DeleteAsync("renamed");
        identities.Current.Grants.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_shows_a_model_without_versions()
    {
        await server.Services.GetRequiredService<ModelRegistry>().CreateModelAsync(new("empty"));

        (await server.Http.GetStringAsync("/models/empty")).ShouldContain("empty");
        (await server.Http.GetStringAsync("/models")).ShouldContain("empty");
    }

    [Fact]
    public async Task What_an_endpoint_serves_is_neither_renamed_nor_deleted()
    {
        await PublishedModel.PublishAsync(server.Client, "served", intercept: 1);
        await server.Client.Endpoints.PutAsync("served", new("served"));
        await RegisterAsync("served", "unserved");

        (await RefusedAsync(409, () => Models.DeleteAsync("served"))).ShouldContain("endpoint 'served'");
        await RefusedAsync(409, () => Models.UpdateAsync("served", new() { Name = "other" }));
        await RefusedAsync(409, () => Models.DeleteVersionAsync("served", "1"));
        await Models.DeleteVersionAsync("served", "2");
        await server.Client.Endpoints.DeleteAsync("served");
        await Models.DeleteAsync("served");
    }

    [Fact]
    public async Task A_model_of_another_tool_is_kept_but_not_served()
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "foreign" });
        await server.Client.Runs.PutArtifactAsync(run.RunId, "model/MLmodel", new MemoryStream("flavors:\n  python_function: {}\n  sklearn: {}\n"u8.ToArray()));
        await server.Client.Runs.PutArtifactAsync(run.RunId, "model/model.pkl", new MemoryStream("cos\nsystem\n"u8.ToArray()));
        ModelVersionInfo version = await Models.RegisterAsync("foreign", new(run.RunId));
        await Models.MoveAliasAsync("foreign", "champion", new(1));

        version.Flavors.ShouldBe(["python_function", "sklearn"]);
        (await server.Http.GetStringAsync("/models/foreign")).ShouldContain("code-executing");
        (await Should.ThrowAsync<ServerException>(() => server.Client.Endpoints.PutAsync("foreign", new("foreign")))).Message.ShouldContain("which this server never does");
    }

    private static async Task<string> RefusedAsync(int status, Func<Task> call)
    {
        ServerException refusal = await Should.ThrowAsync<ServerException>(call);
        refusal.Problem.Status.ShouldBe(status, refusal.Message);
        return refusal.Message;
    }

    private async Task<ModelVersionInfo> RegisterAsync(string model, string content)
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = model });
        await server.Client.Runs.LogAsync(run.RunId, new() { Metrics = [new("auc", 0.8)] });
        foreach (string file in (string[])["model/MLmodel", "model/model.json", "report.html"])
        {
            await server.Client.Runs.PutArtifactAsync(run.RunId, file, new MemoryStream(Encoding.UTF8.GetBytes(content)));
        }

        return await Models.RegisterAsync(model, new(run.RunId));
    }
}
