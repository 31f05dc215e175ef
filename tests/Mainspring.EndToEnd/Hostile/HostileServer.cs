using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mainspring.Connectors.Tests.Http;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>
/// A real server process that strangers attack: with canaries in files that no request may read or change, a listener on loopback that no
/// request may make it call, and one of everything that requests can name.
/// </summary>
public sealed class HostileServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Listener _listener = new();
    private ServerProcess? _process;
    private string[] _filesOutside = [];

    public Uri Url => _process!.Url;

    /// <summary>The folder around the home folder. Its path is nothing that an answer may tell.</summary>
    public string Folder => _folder.Path;

    /// <summary>The text of the files outside.</summary>
    public string Canary { get; } = $"canary-{Convert.ToHexString(RandomNumberGenerator.GetBytes(8))}";

    /// <summary>A port on loopback where somebody listens.</summary>
    public int ListenerPort => _listener.Port;

    /// <summary>A run with the file <c>model/a.txt</c>.</summary>
    public string Run { get; private set; } = "";

    /// <summary>The experiment of that run, as MLflow's wire names it.</summary>
    public string Experiment { get; private set; } = "0";

    public async ValueTask InitializeAsync()
    {
        _folder.Write("canary.txt", Canary);
        _folder.Write("home/../secret.txt", Canary);
        _process = await ServerProcess.StartAsync(_folder["home"]);
        using var http = new HttpClient { BaseAddress = Url };
        using HttpResponseMessage started = await http.PostAsJsonAsync("/api/v1/runs", new { experiment = "seed" });
        Run = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("run_id").GetString()!;
        using var file = new ByteArrayContent("hello"u8.ToArray());
        (await http.PutAsync($"/api/v1/runs/{Run}/artifacts/model/a.txt", file)).EnsureSuccessStatusCode();
        (await http.PostAsJsonAsync("/api/v1/models/seed/versions", new { run_id = Run, path = "model" })).EnsureSuccessStatusCode();
        using HttpResponseMessage wire = await http.GetAsync($"/api/2.0/mlflow/runs/get?run_id={Run}");
        if (wire.IsSuccessStatusCode)
        {
            Experiment = (await wire.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("run").GetProperty("info").GetProperty("experiment_id").GetString()!;
        }

        _filesOutside = FilesOutside();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _listener.Dispose();
        _folder.Dispose();
    }

    /// <summary>No file outside the home folder was made or changed, nobody was called, and the server lives.</summary>
    internal void ShouldBeUntouched()
    {
        FilesOutside().ShouldBe(_filesOutside);
        File.ReadAllText(_folder["canary.txt"]).ShouldBe(Canary);
        File.ReadAllText(_folder["secret.txt"]).ShouldBe(Canary);
        _listener.Connections.ShouldBe(0);
        _process!.HasExited.ShouldBeFalse();
    }

    internal HttpClient Client()
    {
        var http = new HttpClient { BaseAddress = Url };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        return http;
    }

    private string[] FilesOutside() => [.. Directory.EnumerateFileSystemEntries(Folder).Order(StringComparer.Ordinal)];
}
