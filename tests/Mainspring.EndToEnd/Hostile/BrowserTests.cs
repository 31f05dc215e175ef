using System.Globalization;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Pages of strangers that drive a server on loopback: rebound names, foreign origins, requests across sites, with every method.</summary>
[Collection(HostileCollection.Name)]
public sealed class BrowserTests(HostileServer server)
{
    private static readonly string[] UnsafeMethods = ["POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "PURGE", "post", "X-ANY"];
    private static readonly string[] Targets = ["/api/v1/runs", "/api/v1/models/seed/aliases/a", "/api/2.0/mlflow/registered-models/delete", "/ajax-api/2.0/mlflow/experiments/create", "/api/2.0/mlflow-artifacts/artifacts/x", "/jobs", "/"];

    [Fact]
    public Task A_foreign_host_is_answered_nothing() => server.FireAsync(
        from host in Hosts()
        from method in (string[])["GET", "HEAD", "OPTIONS", "POST", "DELETE"]
        from target in Targets
        select (new Probe(method, target) { Host = host }).MustBe(400, 403));

    [Fact]
    public Task A_foreign_origin_changes_nothing_by_any_method() => server.FireAsync(
        from origin in (string[])["http://evil.example", "https://evil.example", "null", "http://localhost.evil.example", "http://127.0.0.1.evil.example", "http://127.0.0.1", "http://127.0.0.1:1", "file://", "http://[::1]:1", "javascript:", "x", "http://evil.example, http://127.0.0.1"]
        from method in UnsafeMethods
        from target in Targets
        where method != "CONNECT"
        select (new Probe(method, target) { Headers = [("Origin", origin)] }).MustBeRefused());

    [Fact]
    public Task A_request_across_sites_changes_nothing_by_any_method() => server.FireAsync(
        from site in (string[])["cross-site", "same-site", "CROSS-SITE", "x"]
        from method in UnsafeMethods
        from target in Targets
        where method != "CONNECT"
        select (new Probe(method, target) { Headers = [("Sec-Fetch-Site", site)] }).MustBeRefused());

    [Fact]
    public Task No_answer_lets_another_origin_read_it() => server.FireAsync(
        from target in Targets
        from method in (string[])["GET", "OPTIONS"]
        select new Probe(method, target)
        {
            Headers = [("Origin", "http://evil.example"), ("Access-Control-Request-Method", "DELETE")],
            Rule = static answer => answer["Access-Control-Allow-Origin"] is null ? null : "lets another origin read it",
        });

    private IEnumerable<string> Hosts()
    {
        string port = server.Url.Port.ToString(CultureInfo.InvariantCulture);
        return ["evil.example", $"evil.example:{port}", $"127.0.0.1.evil.example:{port}", $"localhost.evil.example:{port}", $"evil.example#@127.0.0.1:{port}", "0.0.0.0", "169.254.169.254", $"evil@127.0.0.1:{port}", "", "x y", "[::1", "\"", new string('a', 300)];
    }
}
