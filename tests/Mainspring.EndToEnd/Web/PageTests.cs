using Microsoft.Playwright;

namespace Mainspring.EndToEnd.Web;

[Collection(PagesCollection.Name)]
public sealed class PageTests(DemoSite site)
{
    private static readonly string[] Paths =
    [
        "/", "/runs", "/runs/compare?{runs}", "/runs/columns", "/runs?filter=metrics.", "/experiments", "/traces", "/models", "/models/telco-churn", "/models/telco-churn/versions/1", "/endpoints", "/endpoints/telco-churn", "/data", "/data/customers", "/data/customers/diff", "/playground/telco-churn",
        "/jobs", "/jobs/new", "/jobs/{job}", "/search?q=telco",
    ];

    public static TheoryData<string, ColorScheme> PathsAndThemes()
    {
        var cases = new TheoryData<string, ColorScheme>();
        foreach (string path in Paths)
        {
            cases.Add(path, ColorScheme.Light);
            cases.Add(path, ColorScheme.Dark);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(PathsAndThemes))]
    public async Task A_page_loads_without_errors_and_without_serious_accessibility_faults(string path, ColorScheme theme)
    {
        await using Visit visit = await Visit.ToAsync(site, AddressOf(path), theme);

        (await visit.FaultsAsync()).ShouldBeEmpty();
        visit.Troubles.ShouldBeEmpty();
        (await visit.Page.Locator("h1").CountAsync()).ShouldBe(1);
        (await visit.Page.Locator("html").GetAttributeAsync("data-bs-theme")).ShouldBe(theme == ColorScheme.Dark ? "dark" : "light");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_page_of_a_run_draws_its_evaluation(ColorScheme theme)
    {
        await using Visit visit = await Visit.ToAsync(site, "/runs?experiment=telco-churn", theme);
        await visit.Page.Locator("tbody th a").First.ClickAsync();

        await Assertions.Expect(visit.Page.Locator("svg.chart:visible title").GetByText("ROC curve")).ToHaveCountAsync(1);
        (await visit.FaultsAsync()).ShouldBeEmpty();
        visit.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Runs_are_filtered_and_sorted_and_show_the_columns_that_were_picked()
    {
        await using Visit visit = await Visit.ToAsync(site, "/runs?experiment=telco-churn");
        await visit.Page.GetByLabel("Filter").FillAsync("params.algorithm = 'gradient_boosting'");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Columns" }).ClickAsync();
        await visit.Page.GetByLabel("params.max_depth").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show these" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "max_depth" }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator("th[aria-sort='descending']")).ToHaveTextAsync("max_depth");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        visit.Page.Url.ShouldContain("order=params.max_depth");
    }

    [Fact]
    public async Task A_file_of_a_run_is_shown_as_text()
    {
        await using Visit visit = await Visit.ToAsync(site, "/runs?experiment=telco-churn");
        await visit.Page.Locator("tbody th a").First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "model", Exact = true }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "MLmodel" }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator("pre.ms-file")).ToContainTextAsync("flavors:");
        (await visit.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_is_deleted_and_restored()
    {
        await using Visit visit = await Visit.ToAsync(site, "/runs?experiment=iris");
        await visit.Page.Locator("tbody th a").First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" })).ToBeVisibleAsync();
        visit.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Runs_are_compared_by_what_differs()
    {
        await using Visit visit = await Visit.ToAsync(site, AddressOf("/runs/compare?{runs}"));

        await Assertions.Expect(visit.Page.Locator("tr[data-differs]").Filter(new() { HasText = "target" })).ToHaveCountAsync(1);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Only differences" }).First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".ms-compare tbody tr:not([data-differs])")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_page_of_a_data_set_shows_its_profile()
    {
        await using Visit visit = await Visit.ToAsync(site, "/data/customers");

        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("customers");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Rowheader, new() { Name = "MonthlyCharges" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_page_of_a_job_leads_to_the_run_that_it_made()
    {
        await using Visit visit = await Visit.ToAsync(site, AddressOf("/jobs/{job}"));
        await visit.Page.Locator("dd a[href^='/runs/']").First.ClickAsync();

        await Assertions.Expect(visit.Page.Locator("a[href='/runs?experiment=iris']").First).ToBeVisibleAsync();
        visit.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_page_is_wider_than_a_telephone()
    {
        foreach (string path in Paths)
        {
            await using Visit visit = await Visit.ToAsync(site, AddressOf(path), width: 390);
            (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390, path);
        }
    }

    [Fact]
    public async Task Every_icon_that_a_page_names_is_in_the_sprite()
    {
        foreach (string path in Paths)
        {
            await using Visit visit = await Visit.ToAsync(site, AddressOf(path));
            string missing = await visit.Page.EvaluateAsync<string>(
                """
                async () => {
                  const uses = [...document.querySelectorAll('use')].map((use) => use.getAttribute('href').split('#'));
                  const sprite = new DOMParser().parseFromString(await (await fetch(uses[0][0])).text(), 'image/svg+xml');
                  return uses.map(([, name]) => name).filter((name) => !sprite.getElementById(name)).join(' ');
                }
                """);
            missing.ShouldBe("", path);
        }
    }

    [Fact]
    public async Task A_page_that_does_not_exist_says_so_as_a_page()
    {
        await using Visit visit = await Visit.ToAsync(site, "/runs/no-such-run");

        await Assertions.Expect(visit.Page.GetByText("There is no run 'no-such-run'.")).ToBeVisibleAsync();
        visit.Troubles.ShouldContain(trouble => trouble.StartsWith("404 ", StringComparison.Ordinal));
    }

    private string AddressOf(string path) => path.Replace("{job}", site.Job, StringComparison.Ordinal).Replace("{runs}", site.Runs, StringComparison.Ordinal);
}
