using System.Text;
using Mainspring.EndToEnd.Hostile.Tables;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Bodies that are deep, long, broken, of the wrong type, packed, or that never end.</summary>
[Collection(HostileCollection.Name)]
public sealed class PayloadTests(HostileServer server)
{
    private static readonly byte[] EndOfBoundary = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"u8.ToArray();

    private IEnumerable<(string Method, string Target)> Calls => Routes.WithNames(server.Run, server.Experiment).Select(call => (call.Method, call.Target)).Distinct()
        .Append(("POST", "/api/v1/endpoints/none/predict")).Append(("PUT", "/api/v1/models/seed/aliases/a")).Append(("POST", "/api/2.0/mlflow/runs/search"));

    [Fact]
    public Task A_body_that_is_no_such_json_is_refused() => server.FireAsync(
        from body in Bombs.Small
        from call in Calls
        select new Probe(call.Method, call.Target) { Body = body });

    [Fact]
    public Task A_body_that_is_far_too_much_is_refused() => server.FireAsync(
        from body in Bombs.Large
        from target in (string[])["/api/v1/runs", "/api/2.0/mlflow/runs/log-batch", "/api/2.0/mlflow/registered-models/create"]
        select new Probe("POST", target) { Body = body }.MustBeRefused());

    [Fact]
    public Task A_packed_body_is_not_unpacked() => server.FireAsync(
        from call in Calls
        select (new Probe(call.Method, call.Target) { Body = Bombs.Gzip, Headers = [("Content-Encoding", "gzip")] }).MustBeRefused());

    [Fact]
    public Task A_body_of_another_type_is_refused() => server.FireAsync(
        from call in Calls
        from type in (string[])["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/html", "application/xml", "image/svg+xml", "*/*", "application/json, text/plain", ""]
        select (new Probe(call.Method, call.Target) { Body = "{\"experiment\": \"x\", \"name\": \"x\"}"u8.ToArray(), ContentType = type }).MustBeRefused());

    [Fact]
    public Task A_form_without_an_end_is_refused() => server.FireAsync(
        from target in (string[])["/data", "/jobs", "/models/seed/alias", "/ajax-api/2.0/mlflow/upload-artifact"]
        from boundary in (string[])["x", "", new string('x', 5000), "\"", "x; boundary=y"]
        select (new Probe("POST", target) { Body = [.. Enumerable.Repeat(EndOfBoundary, 2000).SelectMany(static part => part)], ContentType = $"multipart/form-data; boundary={boundary}" }).MustBeRefused());

    [Fact]
    public async Task A_body_that_trickles_in_is_given_up()
    {
        RawAnswer[] answers = await Task.WhenAll(((string[])["/api/v1/runs", "/api/2.0/mlflow/registered-models/create", "/api/v1/endpoints/none/predict"]).Select(target => RawClient.SendAsync(
            server.Url, Encoding.ASCII.GetBytes($"POST {target} HTTP/1.1\r\nHost: {server.Url.Authority}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\nConnection: close\r\n\r\n{{"))));

        answers.ShouldAllBe(answer => answer.Status == 408 || answer.Status == 404);
        server.ShouldBeUntouched();
    }
}
