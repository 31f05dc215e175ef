using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Compliance.Registry;

/// <content>Search.</content>
public abstract partial class RegistryStoreSuite
{
    [Theory]
    [InlineData("", "Alpha,alpha_1,beta")]
    [InlineData("name = 'beta'", "beta")]
    [InlineData("name != 'beta'", "Alpha,alpha_1")]
    [InlineData("name LIKE 'alpha%'", "alpha_1")]
    [InlineData("name ILIKE 'ALPHA%'", "Alpha,alpha_1")]
    [InlineData("name LIKE 'alpha\\_1'", "")]
    [InlineData("name IN ('beta', 'gamma', 'Alpha')", "Alpha,beta")]
    [InlineData("tags.team = 'blue'", "Alpha")]
    [InlineData("tags.team != 'blue'", "beta")]
    [InlineData("tags.team LIKE '%e%' AND name != 'Alpha'", "beta")]
    [InlineData("tags.`mlflow.prompt.is_prompt` = 'true'", "greeting")]
    [InlineData("tags.`mlflow.prompt.is_prompt` = 'true' AND name LIKE 'x%'", "")]
    [InlineData("tags.`mlflow.prompt.is_prompt` != 'true'", "Alpha,alpha_1,beta")]
    public async Task Models_are_found_by_name_and_tag_and_prompts_only_when_asked_for(string filter, string expected)
    {
        await AddSearchedAsync();

        (await Store.SearchModelsAsync(new() { Filter = RegistryFilters.Models.Parse(filter), Limit = 10 })).Select(model => model.Name)
            .ShouldBe(expected.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Models_come_in_the_order_that_is_asked_for_page_by_page()
    {
        await AddSearchedAsync();

        (await SearchAsync("name DESC", 0, 2)).ShouldBe(["beta", "alpha_1"]);
        (await SearchAsync("name DESC", 2, 2)).ShouldBe(["Alpha"]);
        (await SearchAsync("last_updated_timestamp DESC", 0, 10)).ShouldBe(["beta", "Alpha", "alpha_1"]);
        (await Store.ListModelsAsync(10)).Select(model => model.Name).ShouldBe(["Alpha", "alpha_1", "beta"]);

        async Task<string[]> SearchAsync(string order, int skip, int limit) =>
            [.. (await Store.SearchModelsAsync(new() { Order = RegistryFilters.Models.ParseOrder([order]), Skip = skip, Limit = limit })).Select(model => model.Name)];
    }

    [Fact]
    public async Task Pages_hold_only_what_is_seen_and_are_full()
    {
        await AddSearchedAsync();
        await AddAsync("Alpha", 1);
        await AddAsync("beta", 1);
        var withoutOne = new Sight(true, new HashSet<string> { "Alpha" });
        var onlyOne = new Sight(false, new HashSet<string> { "Alpha" });

        (await Store.ListModelsAsync(2, seen: withoutOne)).Select(model => model.Name).ShouldBe(["alpha_1", "beta"]);
        (await Store.SearchModelsAsync(new() { Seen = withoutOne, Limit = 2 })).Select(model => model.Name).ShouldBe(["alpha_1", "beta"]);
        (await Store.SearchModelsAsync(new() { Seen = onlyOne, Limit = 2 })).Select(model => model.Name).ShouldBe(["Alpha"]);
        (await Store.SearchVersionsAsync(new() { Seen = withoutOne, Limit = 9 })).ShouldAllBe(version => version.Model == "beta");
    }

    [Theory]
    [InlineData("", "b@2,b@1,a@2,a@1")]
    [InlineData("name = 'a'", "a@2,a@1")]
    [InlineData("name = 'a' AND version_number > 1", "a@2")]
    [InlineData("version_number <= 1", "b@1,a@1")]
    [InlineData("run_id = '0123456789abcdef0123456789abcdef'", "a@2")]
    [InlineData("run_id IN ('0123456789abcdef0123456789abcdef', 'other')", "a@2")]
    [InlineData("source_path LIKE 's3://%'", "b@1")]
    [InlineData("tags.stage = 'one'", "a@1")]
    [InlineData("tags.`mlflow.prompt.is_prompt` = 'true'", "p@1")]
    public async Task Versions_are_found_by_what_they_are(string filter, string expected)
    {
        await AddAsync(Version("a") with { Tags = new Dictionary<string, string> { ["stage"] = "one" } });
        await AddAsync(Version("a") with { Run = RunId.Parse("0123456789abcdef0123456789abcdef") });
        await Store.AddVersionAsync(Version("b") with { Source = "s3://bucket/model" }, Later);
        await Store.AddVersionAsync(Version("b"), Later);
        await Store.AddModelAsync(Prompt("p"), Later);
        await AddAsync(Version("p") with { Tags = Prompt("p").Tags, Manifest = [], Identity = null, Run = null });

        (await Store.SearchVersionsAsync(new() { Filter = RegistryFilters.Versions.Parse(filter), Limit = 10 })).Select(version => version.ToString())
            .ShouldBe(expected.Split(','));
    }

    [Fact]
    public async Task Versions_come_in_the_order_that_is_asked_for_page_by_page()
    {
        await AddAsync("a", 2);
        await AddAsync("b", 2);

        (await SearchAsync(["name DESC", "version_number ASC"], 0)).ShouldBe(["b@1", "b@2", "a@1"]);
        (await SearchAsync(["name DESC", "version_number ASC"], 3)).ShouldBe(["a@2"]);
        (await SearchAsync(["version_number"], 0)).ShouldBe(["a@1", "b@1", "a@2"]);

        async Task<string[]> SearchAsync(string[] order, int skip) =>
            [.. (await Store.SearchVersionsAsync(new() { Order = RegistryFilters.Versions.ParseOrder(order), Skip = skip, Limit = 3 })).Select(version => version.ToString())];
    }

    private static NewModel Prompt(string name) => new(name) { Tags = new Dictionary<string, string> { [PromptTags.IsPrompt] = "true" } };

    private async Task AddSearchedAsync()
    {
        await Store.AddModelAsync(new("alpha_1"), Start);
        await Store.AddModelAsync(new("Alpha") { Tags = new Dictionary<string, string> { ["team"] = "blue" } }, Start.AddSeconds(1));
        await Store.AddModelAsync(new("beta") { Tags = new Dictionary<string, string> { ["team"] = "red" } }, Start.AddSeconds(2));
        await Store.AddModelAsync(Prompt("greeting"), Later);
    }
}
