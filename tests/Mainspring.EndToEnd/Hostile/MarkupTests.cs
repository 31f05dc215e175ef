using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Mainspring.EndToEnd.Hostile.Tables;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Markup in every name, tag, value and file that a stranger may write, looked for on every page and in every answer.</summary>
[Collection(HostileCollection.Name)]
public sealed class MarkupTests(HostileServer server)
{
    private static readonly string[] Pages =
        ["/", "/runs", "/runs?experiment={m}", "/models", "/endpoints", "/data", "/jobs", "/jobs/new", "/playground", "/search?q={m}", "/search?q=xssmark", "/runs/{m}", "/models/{m}", "/endpoints/{m}", "/data/{m}", "/jobs/{m}", "/no-such-page/{m}", "/runs/compare?runs={m}", "/sign-in?return={m}", "/account", "/access", "/audit"];

    [Fact]
    public async Task Markup_stays_text_on_every_page()
    {
        using HttpClient http = server.Client();
        List<string> written = [];
        foreach (string text in Markup.All)
        {
            using HttpResponseMessage answer = await http.PostAsJsonAsync("/api/v1/runs", new { experiment = "markup", name = text, tags = Texts(text), @params = Texts(text) });
            if (answer.IsSuccessStatusCode)
            {
                string run = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("run_id").GetString()!;
                written.Add($"/runs/{run}");
                using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
                await http.PutAsync($"/api/v1/runs/{run}/artifacts/{Uri.EscapeDataString(text)}.html", file);
                await http.PostAsJsonAsync($"/api/v1/runs/{run}/log", new { metrics = new[] { new { key = text, value = 1.0 } } });
            }

            await http.PostAsJsonAsync("/api/2.0/mlflow/registered-models/create", new { name = text, description = text, tags = new[] { new { key = text, value = text } } });
            written.Add($"/models/{Uri.EscapeDataString(text)}");
            await http.PostAsJsonAsync("/api/2.0/mlflow/experiments/create", new { name = text });
        }

        string[] pages = [.. Pages.Where(page => !page.Contains("{m}", StringComparison.Ordinal)), .. written];
        await server.FireAsync(pages.Concat(from page in Pages from text in Markup.All select page.Replace("{m}", Uri.EscapeDataString(text), StringComparison.Ordinal)).Distinct()
            .Select(page => Probe.Get(page) with { Headers = [("Accept", "text/html")], Rule = FindRunning }));
    }

    [Fact]
    public Task Markup_that_comes_back_in_an_error_is_no_page() => server.FireAsync(
        from text in Markup.All
        from probe in (Probe[])
        [
            Probe.Get($"/api/v1/runs/{Uri.EscapeDataString(text)}"), Probe.Get($"/api/2.0/mlflow/registered-models/get?name={Uri.EscapeDataString(text)}"), Probe.Get($"/api/2.0/mlflow/{Uri.EscapeDataString(text)}"),
            new("POST", "/api/v1/runs") { Body = Encoding.UTF8.GetBytes(text), ContentType = text }, new(text.Split(' ')[0].Replace("<", "", StringComparison.Ordinal), "/api/v1/runs"),
        ]
        select probe with { Headers = [("Accept", "text/html")], Rule = IsNoPage });

    [Fact]
    public async Task A_file_is_never_shown_as_a_page()
    {
        using HttpClient http = server.Client();
        (string Name, string Type)[] files = [("x.html", "text/html"), ("x.svg", "image/svg+xml"), ("x.xml", "text/xml"), ("x.js", "text/javascript"), ("x.htm;x.txt", "text/html; charset=\"<script>\""), ("x.pdf", "application/pdf"), ("x", "text/html"), ("x.xhtml", "application/xhtml+xml")];
        foreach ((string name, string type) in files)
        {
            using var file = new ByteArrayContent("<script>xssmark(1)</script>"u8.ToArray());
            file.Headers.TryAddWithoutValidation("Content-Type", type);
            (await http.PutAsync($"/api/v1/runs/{server.Run}/artifacts/page/{Uri.EscapeDataString(name)}", file)).EnsureSuccessStatusCode();
        }

        await server.FireAsync(
            from file in files
            from target in (string[])[$"/api/v1/runs/{server.Run}/artifacts/page/{{p}}", $"/get-artifact?run_uuid={server.Run}&path=page/{{p}}", $"/api/2.0/mlflow-artifacts/artifacts/{server.Experiment}/{server.Run}/artifacts/page/{{p}}", $"/ajax-api/2.0/mlflow-artifacts/artifacts/{server.Experiment}/{server.Run}/artifacts/page/{{p}}"]
            select Probe.Get(target.Replace("{p}", Uri.EscapeDataString(file.Name), StringComparison.Ordinal)) with { Rule = IsAttachment });
    }

    private static Dictionary<string, string> Texts(string text) => new() { [text] = text, ["plain"] = text };

    private static string? FindRunning(RawAnswer answer) =>
        Markup.Running.FirstOrDefault(running => answer.Body.Contains(running, StringComparison.OrdinalIgnoreCase)) is { } running ? $"shows '{running}' as markup"
        : answer.Head.Contains("text/html", StringComparison.Ordinal) && !(answer["Content-Security-Policy"] ?? "").Contains("script-src 'self'", StringComparison.Ordinal) ? "is a page that allows foreign code"
        : null;

    private static string? IsNoPage(RawAnswer answer) => answer["X-Content-Type-Options"] != "nosniff" && answer.Status != 400 ? "may be taken for something else"
        : (answer["Content-Type"] ?? "").Contains("html", StringComparison.OrdinalIgnoreCase) ? FindRunning(answer)
        : null;

    private static string? IsAttachment(RawAnswer answer) => answer.Status != 200 ? null
        : answer["Content-Disposition"]?.StartsWith("attachment", StringComparison.Ordinal) != true ? "is shown, not saved"
        : answer["X-Content-Type-Options"] != "nosniff" || answer["Content-Security-Policy"]?.Contains("sandbox", StringComparison.Ordinal) != true ? "may run in the origin of the server"
        : null;
}
