using Mainspring.EndToEnd.Processes;
using Microsoft.Playwright;

namespace Mainspring.EndToEnd.Web;

/// <summary>A server over the workspace that <c>mainspring demo</c> made by a real training, and a browser to look at it. One for all tests of pages.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServerProcess? _server;
    private IPlaywright? _playwright;

    /// <summary>The address of the server.</summary>
    public Uri Url => _server!.Url;

    /// <summary>A headless browser.</summary>
    internal IBrowser Browser { get; private set; } = null!;

    /// <summary>Writes a file for an upload.</summary>
    internal string Write(string name, string text) => _folder.Write(name, text);

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Chromium.Path is not null, "Chromium is not installed; 'make setup' as root installs it.");
        string project = _folder["demo"];
        ProgramResult demo = await MainspringProgram.RunAsync(_folder.Path, "demo", "telco-churn", "--folder", project, "--exit");
        demo.ExitCode.ShouldBe(0, demo.Error);
        _server = await ServerProcess.StartAsync(Path.Combine(project, ".mainspring"));
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_playwright is not null)
        {
            await Browser.DisposeAsync();
            _playwright.Dispose();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }
}
