using System.Text.Json;

namespace Mainspring.Server.Tests.Mlflow.Registry;

public sealed class ModelAliasTests(RunningServer server) : IClassFixture<RunningServer>
{
    private readonly RegistryWire _wire = new(server.Http);

    [Fact]
    public async Task An_alias_is_set_moved_read_and_deleted()
    {
        await CreateAsync("aliased", 2);
        await SetAsync("aliased", "champion", "1");
        await SetAsync("aliased", "champion", "2");

        JsonElement version = await GetAsync("aliased", "champion");
        version.GetProperty("version").GetString().ShouldBe("2");
        version.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString()).ShouldBe(["champion"]);
        JsonElement listed = (await ModelAsync("aliased")).GetProperty("aliases").EnumerateArray().Single();
        (listed.GetProperty("alias").GetString(), listed.GetProperty("version").GetString()).ShouldBe(("champion", "2"));

        foreach (int _ in Enumerable.Range(0, 2))
        {
            await _wire.DeleteAsync("registered-models/alias", new { name = "aliased", alias = "champion" });
        }

        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", _ => GetAsync("aliased", "champion"));
    }

    [Fact]
    public async Task A_deleted_version_takes_its_alias_from_the_model_too()
    {
        await CreateAsync("bereft", 2);
        await SetAsync("bereft", "champion", "2");

        await _wire.DeleteAsync("model-versions/delete", new { name = "bereft", version = "2" });

        (await ModelAsync("bereft")).TryGetProperty("aliases", out _).ShouldBeFalse();
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", _ => GetAsync("bereft", "champion"));
    }

    [Fact]
    public async Task The_newest_version_is_found_as_latest_which_no_alias_can_be()
    {
        await CreateAsync("newest", 3);

        (await GetAsync("newest", "latest")).GetProperty("version").GetString().ShouldBe("3");
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", _ => SetAsync("newest", "Latest", "1"));
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", _ => SetAsync("newest", "v1", "1"));
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", _ => SetAsync("newest", "a b", "1"));
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", _ => SetAsync("newest", "champion", "9"));
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", _ => SetAsync("nothing", "champion", "1"));
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", _ => GetAsync("nothing", "champion"));
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", wire => wire.DeleteAsync("registered-models/alias", new { name = "nothing", alias = "champion" }));
    }

    private async Task CreateAsync(string name, int versions)
    {
        await _wire.PostAsync("registered-models/create", new { name });
        for (int i = 0; i < versions; i++)
        {
            await _wire.PostAsync("model-versions/create", new { name, source = "word" });
        }
    }

    private Task<JsonElement> SetAsync(string name, string alias, string version) => _wire.PostAsync("registered-models/alias", new { name, alias, version });

    private async Task<JsonElement> GetAsync(string name, string alias) => (await _wire.GetAsync("registered-models/alias", ("name", name), ("alias", alias))).GetProperty("model_version");

    private async Task<JsonElement> ModelAsync(string name) => (await _wire.GetAsync("registered-models/get", ("name", name))).GetProperty("registered_model");
}
