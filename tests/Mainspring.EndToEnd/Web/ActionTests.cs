using System.Net.Http.Json;
using Microsoft.Playwright;

namespace Mainspring.EndToEnd.Web;

[Collection(PagesCollection.Name)]
public sealed class ActionTests(DemoSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_playground_predicts_with_and_without_script(bool script)
    {
        await using Visit visit = await Visit.ToAsync(site, "/playground/telco-churn", script: script);
        await visit.Page.Locator("#record button[type=submit]").ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".ms-result progress")).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Page.Locator(".ms-result .ms-verdict")).Not.ToBeEmptyAsync();
        visit.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_playground_fills_a_random_row_and_keeps_it_in_the_address()
    {
        await using Visit visit = await Visit.ToAsync(site, "/playground/telco-churn");
        string before = await RecordAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Random row" }).ClickAsync();
        string drawn = await RecordAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Predict" }).ClickAsync();

        drawn.ShouldNotBe(before);
        await Assertions.Expect(visit.Page.Locator(".ms-result progress")).ToHaveCountAsync(2);
        (await RecordAsync(visit.Page)).ShouldBe(drawn);
        (await visit.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_uploaded_file_becomes_a_data_set_with_a_profile()
    {
        string file = site.Write("fruit.csv", "kind,grams\napple,150\npear,170\napple,160\nplum,40\n");
        await using Visit visit = await Visit.ToAsync(site, "/data");
        await visit.Page.Locator("#file").SetInputFilesAsync(file);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add and profile" }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("fruit");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Rowheader, new() { Name = "grams" })).ToBeVisibleAsync();
        (await visit.FaultsAsync()).ShouldBeEmpty();
        visit.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_with_faults_is_refused_with_their_places()
    {
        string file = site.Write("ragged.csv", "a,b\n1,2\n3\n");
        await using Visit visit = await Visit.ToAsync(site, "/data");
        await visit.Page.Locator("#file").SetInputFilesAsync(file);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add and profile" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("ragged.csv");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Data sets");
    }

    [Fact]
    public async Task An_alias_moves_after_a_question()
    {
        await using Visit visit = await Visit.ToAsync(site, "/models/telco-churn");
        await visit.Page.Locator("#alias").FillAsync("reviewed");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Set alias" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("dialog")).ToContainTextAsync("Point reviewed to version 1?");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Point it there" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("reviewed points to version 1.");
        visit.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var http = new HttpClient { BaseAddress = site.Url };
        using HttpResponseMessage answer = await http.PostAsync("/models/telco-churn/alias", new FormUrlEncodedContent([new("alias", "stolen"), new("version", "1")]));

        ((int)answer.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task Live_values_change_while_somebody_looks()
    {
        await using Visit visit = await Visit.ToAsync(site, "/endpoints/telco-churn");
        ILocator predictions = visit.Page.Locator(".ms-stat", new() { HasText = "Predictions" }).Locator("dd");
        string before = await predictions.InnerTextAsync();
        using var http = new HttpClient { BaseAddress = site.Url };
        using HttpResponseMessage answer = await http.PostAsJsonAsync("/api/v1/endpoints/telco-churn/predict", new Dictionary<string, object>());
        answer.EnsureSuccessStatusCode();

        await Assertions.Expect(predictions).Not.ToHaveTextAsync(before);
    }

    [Fact]
    public async Task The_theme_is_switched_and_remembered()
    {
        await using Visit visit = await Visit.ToAsync(site, "/");
        await visit.Page.Locator("ms-theme button").ClickAsync();
        await visit.Page.ReloadAsync();

        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
    }

    [Fact]
    public async Task Keys_lead_to_the_search_box_and_to_pages()
    {
        await using Visit visit = await Visit.ToAsync(site, "/");
        await visit.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visit.Page.Locator("#search")).ToBeFocusedAsync();
        await visit.Page.Locator("#search").BlurAsync();
        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync("r");

        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Runs");
    }

    /// <summary>The values of the form. Each showing of it is a try of its own, whose id is no value.</summary>
    private static Task<string> RecordAsync(IPage page) =>
        page.EvaluateAsync<string>("JSON.stringify([...new FormData(document.getElementById('record'))].filter(([name]) => name !== 'try'))");
}
