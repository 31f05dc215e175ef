using System.Text;
using Mainspring.Client;
using Mainspring.Client.Models;
using Mainspring.Client.Runs;

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
