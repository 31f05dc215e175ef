using System.Text.Json;

namespace Mainspring.Server.Tests.Mlflow.Registry;

public sealed class RegisteredModelTests(RunningServer server) : IClassFixture<RunningServer>
{
    private readonly RegistryWire _wire = new(server.Http);

    [Fact]
    public async Task A_model_is_created_read_described_renamed_and_deleted()
    {
        object tags = new[] { new { key = "team", value = "blue" } };
        JsonElement made = (await _wire.PostAsync("registered-models/create", new { name = "churn", description = "who leaves", tags })).GetProperty("registered_model");
        (made.GetProperty("name").GetString(), made.GetProperty("description").GetString()).ShouldBe(("churn", "who leaves"));
        made.GetProperty("creation_timestamp").GetInt64().ShouldBe(made.GetProperty("last_updated_timestamp").GetInt64());
        made.GetProperty("tags")[0].GetProperty("key").GetString().ShouldBe("team");

        await _wire.PatchAsync("registered-models/update", new { name = "churn", description = "who stays" });
        (await GetAsync("churn")).GetProperty("description").GetString().ShouldBe("who stays");

        (await _wire.PostAsync("registered-models/rename", new { name = "churn", new_name = "leavers" })).GetProperty("registered_model").GetProperty("name").GetString().ShouldBe("leavers");
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", _ => GetAsync("churn"));

        await _wire.DeleteAsync("registered-models/delete", new { name = "leavers" });
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", _ => GetAsync("leavers"));
    }

    [Fact]
    public async Task What_cannot_be_is_answered_with_its_code()
    {
        await CreateAsync("taken");
        await CreateAsync("mine");

        await _wire.RefusedAsync(400, "RESOURCE_ALREADY_EXISTS", _ => CreateAsync("taken"));
        await _wire.RefusedAsync(400, "RESOURCE_ALREADY_EXISTS", wire => wire.PostAsync("registered-models/rename", new { name = "mine", new_name = "taken" }));
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", wire => wire.PostAsync("registered-models/rename", new { name = "nothing", new_name = "free" }));
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", wire => wire.PostAsync("registered-models/rename", new { name = "mine" }));
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", wire => wire.PostAsync("registered-models/create", new { }));
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", _ => CreateAsync(""));
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", _ => CreateAsync("a/b"));
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", _ => CreateAsync("a:b"));
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", wire => wire.PatchAsync("registered-models/update", new { name = "nothing", description = "" }));
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", wire => wire.DeleteAsync("registered-models/delete", new { name = "nothing" }));
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", wire => wire.PostAsync("registered-models/set-tag", new { name = "nothing", key = "a", value = "b" }));
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", wire => wire.PostAsync("registered-models/set-tag", new { name = "mine", value = "b" }));
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", wire => wire.PostAsync("registered-models/set-tag", new { name = "mine", key = new string('k', 251), value = "b" }));
    }

    [Fact]
    public async Task Tags_are_set_changed_and_deleted()
    {
        await CreateAsync("tagged");
        foreach (string value in (string[])["one", "two"])
        {
            await _wire.PostAsync("registered-models/set-tag", new { name = "tagged", key = "stage of life", value });
        }

        JsonElement tag = (await GetAsync("tagged")).GetProperty("tags").EnumerateArray().Single();
        (tag.GetProperty("key").GetString(), tag.GetProperty("value").GetString()).ShouldBe(("stage of life", "two"));

        await _wire.DeleteAsync("registered-models/delete-tag", new { name = "tagged", key = "stage of life" });
        await _wire.DeleteAsync("registered-models/delete-tag", new { name = "tagged", key = "stage of life" });
        (await GetAsync("tagged")).TryGetProperty("tags", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_search_finds_pages_of_models_and_hands_on_where_the_next_begins()
    {
        foreach (string name in (string[])["page-a", "page-b", "page-c"])
        {
            await CreateAsync(name);
        }

        (string[] first, string? token) = await SearchAsync(("filter", "name LIKE 'page-%'"), ("max_results", "2"), ("order_by", "name DESC"));
        first.ShouldBe(["page-c", "page-b"]);
        (string[] second, string? end) = await SearchAsync(("filter", "name LIKE 'page-%'"), ("max_results", "2"), ("order_by", "name DESC"), ("page_token", token!));
        second.ShouldBe(["page-a"]);
        end.ShouldBeNull();
    }

    [Theory]
    [InlineData("filter", "name LIKE")]
    [InlineData("filter", "owner = 'me'")]
    [InlineData("filter", "name = 'a' OR name = 'b'")]
    [InlineData("filter", "'; DROP TABLE model; --")]
    [InlineData("max_results", "1001")]
    [InlineData("max_results", "0")]
    [InlineData("max_results", "many")]
    [InlineData("order_by", "weight")]
    [InlineData("page_token", "%%%")]
    public Task A_search_that_cannot_be_read_is_refused(string key, string value) =>
        _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", wire => wire.GetAsync("registered-models/search", (key, value)));

    private Task<JsonElement> CreateAsync(string name) => _wire.PostAsync("registered-models/create", new { name });

    private async Task<JsonElement> GetAsync(string name) => (await _wire.GetAsync("registered-models/get", ("name", name))).GetProperty("registered_model");

    private async Task<(string[] Names, string? Token)> SearchAsync(params (string Key, string Value)[] query)
    {
        JsonElement page = await _wire.GetAsync("registered-models/search", query);
        return (
            [.. page.GetProperty("registered_models").EnumerateArray().Select(model => model.GetProperty("name").GetString()!)],
            page.TryGetProperty("next_page_token", out JsonElement token) ? token.GetString() : null);
    }
}
