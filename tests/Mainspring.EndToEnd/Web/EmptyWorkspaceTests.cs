using System.Net;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Web;

public sealed class EmptyWorkspaceTests
{
    [Fact]
    public async Task Every_list_of_an_empty_workspace_shows_the_command_that_fills_it()
    {
        using var folder = new TemporaryFolder();
        await using ServerProcess server = await ServerProcess.StartAsync(folder["empty"]);
        using var http = new HttpClient { BaseAddress = server.Url };

        foreach ((string path, string command) in ((string, string)[])
        [
            ("/", "mainspring init"), ("/runs", "mainspring train"), ("/models", "mainspring up"), ("/endpoints", "mainspring up"),
            ("/data", "mainspring data add"), ("/playground", "mainspring up"), ("/jobs", "mainspring run train"),
        ])
        {
            string page = await http.GetStringAsync(path);
            page.ShouldContain(command, customMessage: path);
        }
    }

    [Fact]
    public async Task Assets_are_compressed_and_kept_for_ever()
    {
        using var folder = new TemporaryFolder();
        await using ServerProcess server = await ServerProcess.StartAsync(folder["empty"]);
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = server.Url };
        string page = await http.GetStringAsync("/");
        string style = page[page.IndexOf("/assets/", StringComparison.Ordinal)..].Split('"')[0].Replace("mark.svg", "tabler.css", StringComparison.Ordinal);

        foreach (string? encoding in (string?[])["br", "gzip", null])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, style);
            request.Headers.Add("Accept-Encoding", encoding ?? "identity");
            using HttpResponseMessage answer = await http.SendAsync(request);

            answer.EnsureSuccessStatusCode();
            answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
            answer.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        }
    }
}
