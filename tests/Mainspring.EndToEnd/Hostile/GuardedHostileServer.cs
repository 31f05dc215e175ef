using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>A real server process that asks callers who they are, with a key of a viewer.</summary>
public sealed class GuardedHostileServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServerProcess? _process;

    public Uri Url => _process!.Url;

    /// <summary>A key that may read.</summary>
    public string Viewer { get; private set; } = "";

    /// <summary>The key of the owner of the home folder.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>A run.</summary>
    public string Run { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _process = await ServerProcess.StartAsync(_folder["home"], "--auth", "on");
        Owner = await File.ReadAllTextAsync(_folder["home/local.key"]);
        using var http = new HttpClient { BaseAddress = Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Owner);
        Viewer = await AskAsync(http, "/api/v1/keys", new { name = "viewer", role = "viewer", program = true }, "key");
        Run = await AskAsync(http, "/api/v1/runs", new { experiment = "seed" }, "run_id");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Sends every probe and holds its answer to its rule.</summary>
    internal async Task FireAsync(IEnumerable<Probe> probes)
    {
        List<string> faults = [];
        foreach (Probe[] round in probes.Chunk(8))
        {
            RawAnswer[] answers = await Task.WhenAll(round.Select(probe => RawClient.SendAsync(Url, probe)));
            faults.AddRange(round.Zip(answers).Where(pair => pair.First.Rule(pair.Second) is not null).Select(pair => $"{pair.First}\n    {pair.First.Rule(pair.Second)}"));
        }

        faults.ShouldBeEmpty($"{faults.Count} faults:\n{string.Join('\n', faults.Take(40))}");
        _process!.HasExited.ShouldBeFalse();
    }

    private static async Task<string> AskAsync(HttpClient http, string path, object body, string field)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync(path, body);
        string text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonDocument.Parse(text).RootElement.GetProperty(field).GetString()!;
    }
}
