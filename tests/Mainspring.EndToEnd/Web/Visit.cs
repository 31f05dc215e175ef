using System.Text.Json;
using Mainspring.EndToEnd.Processes;
using Microsoft.Playwright;

namespace Mainspring.EndToEnd.Web;

/// <summary>A page in a browser of its own, which remembers what went wrong while it was open.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Checkout.File("src/Mainspring.Web/assets/node_modules/axe-core/axe.min.js")));

    private readonly IBrowserContext _context;
    private readonly List<string> _troubles = [];

    private Visit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Note(message.Type == "error", $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status} {response.Url}");
        page.RequestFailed += (_, request) => Note(!request.Url.Contains("/live/", StringComparison.Ordinal), $"failed: {request.Url} {request.Failure}");
    }

    public IPage Page { get; }

    /// <summary>Console errors, script errors, requests that failed; a live stream that ends with its page is none.</summary>
    public IReadOnlyList<string> Troubles => _troubles;

    public static async Task<Visit> ToAsync(DemoSite site, string path, ColorScheme theme = ColorScheme.Light, int width = 1280, bool script = true)
    {
        IBrowserContext context = await site.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Url.ToString(),
            ColorScheme = theme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            JavaScriptEnabled = script,
        });
        var visit = new Visit(context, await context.NewPageAsync());
        await visit.Page.GotoAsync(path);
        return visit;
    }

    /// <summary>Accessibility faults that axe calls serious or critical.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        await Page.EvaluateAsync(Axe.Value);
        JsonElement found = await Page.EvaluateAsync<JsonElement>("axe.run(document, { resultTypes: ['violations'] })");
        return
        [
            .. from violation in found.GetProperty("violations").EnumerateArray()
               where violation.GetProperty("impact").GetString() is "serious" or "critical"
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{violation.GetProperty("id").GetString()}: {node.GetProperty("html").GetString()}",
        ];
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Note(bool isTrouble, string text)
    {
        if (isTrouble)
        {
            _troubles.Add(text);
        }
    }
}
