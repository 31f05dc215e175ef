using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Mainspring.EndToEnd.Processes;
using Mainspring.Storage.Sqlite;

namespace Mainspring.EndToEnd.Tracking;

public sealed class FullDiskTests : IDisposable
{
    private const string Wire = "/api/2.0/mlflow";
    private const string Files = "/api/2.0/mlflow-artifacts/artifacts";

    private readonly TemporaryFolder _folder = new();
    private readonly bool _mounted;

    public FullDiskTests()
    {
        Directory.CreateDirectory(Disk);
        _mounted = Run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", Disk) == 0;
    }

    private string Disk => _folder["disk"];

    public void Dispose()
    {
        if (_mounted)
        {
            Run("umount", "--lazy", Disk);
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task A_full_disk_refuses_writes_cleanly_while_reads_go_on_and_is_over_when_there_is_space_again()
    {
        Assert.SkipUnless(_mounted, "Only root can mount a small disk.");
        string home = Path.Combine(Disk, "home");
        byte[] kept = RandomNumberGenerator.GetBytes(1 << 20);
        byte[] lost = RandomNumberGenerator.GetBytes(4 << 20);
        string run;
        List<int> acknowledged = [];
        await using (ServerProcess server = await ServerProcess.StartAsync(home))
        {
            using HttpClient http = new() { BaseAddress = server.Url, Timeout = TimeSpan.FromSeconds(10) };
            JsonElement info = (await JsonAsync(http.PostAsJsonAsync($"{Wire}/runs/create", new { experiment_id = "0" }))).GetProperty("run").GetProperty("info");
            run = info.GetProperty("run_id").GetString()!;
            string root = info.GetProperty("artifact_uri").GetString()!["mlflow-artifacts:/".Length..];
            (await StatusAsync(http.PutAsync($"{Files}/{root}/kept.bin", new ByteArrayContent(kept)))).ShouldBe(HttpStatusCode.OK);
            await LogAsync(http, run, acknowledged, 5);

            Fill(Path.Combine(Disk, "filler"));
            HttpStatusCode status = HttpStatusCode.OK;
            for (int i = 0; i < 500 && status == HttpStatusCode.OK; i++)
            {
                status = (await LogAsync(http, run, acknowledged, 1)).Last();
            }

            status.ShouldBeOneOf(HttpStatusCode.ServiceUnavailable, HttpStatusCode.InsufficientStorage);
            (await StatusAsync(http.PutAsync($"{Files}/{root}/lost.bin", new ByteArrayContent(lost)))).ShouldBe(HttpStatusCode.InsufficientStorage);
            (await http.GetByteArrayAsync($"{Files}/{root}/kept.bin")).ShouldBe(kept);
            (await StepsAsync(http, run)).ShouldBe(acknowledged);
            (await JsonAsync(http.GetAsync($"{Wire}/artifacts/list?run_id={run}"))).GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()).ShouldBe(["kept.bin"]);

            File.Delete(Path.Combine(Disk, "filler"));
            (await LogAsync(http, run, acknowledged, 1)).ShouldBe([HttpStatusCode.OK]);
            (await StatusAsync(http.PutAsync($"{Files}/{root}/lost.bin", new ByteArrayContent(lost)))).ShouldBe(HttpStatusCode.OK);
            await server.KillAsync();
        }

        await using (ServerProcess again = await ServerProcess.StartAsync(home))
        {
            using HttpClient http = new() { BaseAddress = again.Url };
            (await StepsAsync(http, run)).ShouldBe(acknowledged);
            (await again.StopAsync()).ShouldBe(0);
        }

        using SqliteDatabase database = SqliteDatabase.Open(Path.Combine(home, "mainspring.db"), TimeProvider.System);
        database.FindDamage().ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<HttpStatusCode>> LogAsync(HttpClient http, string run, List<int> acknowledged, int batches)
    {
        List<HttpStatusCode> answers = [];
        for (int i = 0; i < batches; i++)
        {
            int step = acknowledged.Count;
            var metrics = Enumerable.Range(0, 200).Select(number => new { key = $"m{number}", value = number, timestamp = 1, step });
            answers.Add(await StatusAsync(http.PostAsJsonAsync($"{Wire}/runs/log-batch", new { run_id = run, metrics })));
            if (answers[^1] == HttpStatusCode.OK)
            {
                acknowledged.Add(step);
            }
        }

        return answers;
    }

    private static async Task<int[]> StepsAsync(HttpClient http, string run) =>
        [.. (await JsonAsync(http.GetAsync($"{Wire}/metrics/get-history?run_id={run}&metric_key=m0"))).GetProperty("metrics").EnumerateArray().Select(point => point.GetProperty("step").GetInt32())];

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> call)
    {
        using HttpResponseMessage answer = await call;
        return answer.StatusCode;
    }

    private static async Task<JsonElement> JsonAsync(Task<HttpResponseMessage> call)
    {
        using HttpResponseMessage answer = await call;
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Writes until not one byte more fits.</summary>
    private static void Fill(string file)
    {
        using FileStream stream = new(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (int size in (int[])[1 << 20, 1 << 12, 1])
        {
            byte[] piece = new byte[size];
            try
            {
                while (true)
                {
                    stream.Write(piece);
                }
            }
            catch (IOException)
            {
                // It is full for pieces of this size.
            }
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
