using System.Text.Json;

namespace Mainspring.Server.Tests.Mlflow.Registry;

/// <summary>Prompts as MLflow's client keeps them: a model that is marked, and versions that hold a text.</summary>
public sealed class PromptTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Marked = "tags.`mlflow.prompt.is_prompt` = 'true'";

    private readonly RegistryWire _wire = new(server.Http);

    [Fact]
    public async Task A_prompt_is_registered_aliased_and_loaded()
    {
        await RegisterAsync("greeting", "Hello {{ name }}");
        JsonElement second = await VersionAsync("greeting", "Good day {{ name }}");
        second.GetProperty("version").GetString().ShouldBe("2");
        await _wire.PostAsync("registered-models/alias", new { name = "greeting", alias = "polite", version = "2" });
        await _wire.PostAsync("registered-models/set-tag", new { name = "greeting", key = "_mlflow_experiment_ids", value = ",1," });

        JsonElement loaded = (await _wire.GetAsync("registered-models/alias", ("name", "greeting"), ("alias", "polite"))).GetProperty("model_version");
        TagOf(loaded, "mlflow.prompt.text").ShouldBe("Good day {{ name }}");
        loaded.GetProperty("description").GetString().ShouldBe("a commit message");
        (await _wire.GetAsync("registered-models/alias", ("name", "greeting"), ("alias", "latest"))).GetProperty("model_version").GetProperty("version").GetString().ShouldBe("2");
    }

    [Fact]
    public async Task Prompts_are_kept_apart_from_models()
    {
        await RegisterAsync("apart", "text");
        await _wire.PostAsync("registered-models/create", new { name = "apart-model" });
        await _wire.PostAsync("model-versions/create", new { name = "apart-model", source = "word" });

        (await SearchAsync("registered-models", "name LIKE 'apart%'")).ShouldBe(["apart-model"]);
        (await SearchAsync("registered-models", $"{Marked} AND name LIKE 'apart%'")).ShouldBe(["apart"]);
        (await SearchAsync("registered-models", "name LIKE 'apart%' AND tag.`mlflow.prompt.is_prompt` != 'true'")).ShouldBe(["apart-model"]);
        (await SearchAsync("model-versions", "name LIKE 'apart%'")).ShouldBe(["apart-model"]);
        (await SearchAsync("model-versions", $"{Marked} AND name LIKE 'apart%'")).ShouldBe(["apart"]);
        (await server.Client.Models.ListAsync()).Models.ShouldNotContain(model => model.Name == "apart");
        await _wire.RefusedAsync(400, "RESOURCE_ALREADY_EXISTS", wire => wire.PostAsync("registered-models/create", new { name = "apart" }));
    }

    private async Task RegisterAsync(string name, string text)
    {
        await _wire.PostAsync("registered-models/create", new { name, tags = new[] { new { key = "mlflow.prompt.is_prompt", value = "true" } } });
        await VersionAsync(name, text);
    }

    private async Task<JsonElement> VersionAsync(string name, string text) => (await _wire.PostAsync("model-versions/create", new
    {
        name,
        source = "prompt-template",
        description = "a commit message",
        tags = new[] { new { key = "mlflow.prompt.is_prompt", value = "true" }, new { key = "mlflow.prompt.text", value = text } },
    })).GetProperty("model_version");

    private async Task<string[]> SearchAsync(string kind, string filter) =>
        [.. (await _wire.GetAsync($"{kind}/search", ("filter", filter))).EnumerateObject().First().Value.EnumerateArray().Select(found => found.GetProperty("name").GetString()!)];

    private static string? TagOf(JsonElement version, string key) =>
        version.GetProperty("tags").EnumerateArray().First(tag => tag.GetProperty("key").GetString() == key).GetProperty("value").GetString();
}
