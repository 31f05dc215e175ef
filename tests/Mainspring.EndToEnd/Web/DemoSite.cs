using System.Text.Json;
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

    /// <summary>The id of a job that has trained a model.</summary>
    public string Job { get; private set; } = "";

    /// <summary>Two runs of different projects, as the address of their comparison names them.</summary>
    public string Runs { get; private set; } = "";

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
        await MainspringAsync(project, "data", "add", "data/telco-churn.csv", "--name", "customers");
        string[] rows = await File.ReadAllLinesAsync(Path.Combine(project, "data", "telco-churn.csv"));
        await File.WriteAllLinesAsync(Path.Combine(project, "later.csv"), [rows[0], .. rows.Skip(1500).Select(row => row.Replace("Mailed check", "Card", StringComparison.Ordinal))]);
        await MainspringAsync(project, "data", "add", "later.csv", "--name", "customers");
        Job = await TrainAsync();
        JsonElement runs = (await MainspringAsync(project, "runs", "list", "--json")).Json.GetProperty("runs");
        Runs = string.Join('&', runs.EnumerateArray().Select(run => $"run={run.GetProperty("run_id").GetString()}"));
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

    private async Task<string> TrainAsync()
    {
        _folder.Write("demo/iris/project.yaml", File.ReadAllText(Checkout.File("examples/iris/project.yaml")));
        _folder.Write("demo/iris/data/iris.csv", File.ReadAllText(Checkout.File("examples/iris/data/iris.csv")));
        ProgramResult job = await MainspringAsync(_folder["demo"], "run", "train", "--arg", "project=iris/project.yaml", "--follow", "--json");
        return job.Json.GetProperty("run_id").GetString()!;
    }

    private async Task<ProgramResult> MainspringAsync(string folder, params string[] arguments)
    {
        ProgramResult result = await MainspringProgram.RunAsync(folder, [.. arguments, "--server", Url.ToString()]);
        result.ExitCode.ShouldBe(0, result.Error);
        return result;
    }
}
