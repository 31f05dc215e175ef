using System.Text;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Bytes that are hardly HTTP: two lengths, bare line feeds, endless headers, requests within requests.</summary>
[Collection(HostileCollection.Name)]
public sealed class WireTests(HostileServer server)
{
    public static TheoryData<string> Requests { get; } =
    [
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: {h}\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        "GET / HTTP/3.7\r\nHost: {h}\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: {h}\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: {h}\r\nConnection: close\r\n\r\n",
        "GET /\u0001 HTTP/1.1\r\nHost: {h}\r\nConnection: close\r\n\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: {h}\r\nConnection: close\r\n\r\n",
        "CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: {h}\r\n\r\n",
        "POST /api/v1/runs HTTP/1.1\r\nHost: {h}\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n{}",
        "POST /api/v1/runs HTTP/1.1\r\nHost: {h}\r\nContent-Type: application/json\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
        "POST /api/v1/runs HTTP/1.1\r\nHost: {h}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 40\r\nConnection: close\r\n\r\n{}",
        "POST /api/v1/runs HTTP/1.1\r\nHost: {h}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n",
        "POST /api/v1/runs HTTP/1.1\r\nHost: {h}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked, identity\r\nConnection: close\r\n\r\n{}",
        "POST /api/v1/runs HTTP/1.1\r\nHost: {h}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "POST /api/v1/runs HTTP/1.1\r\nHost: {h}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: {h}\r\nX: {40000}\r\nConnection: close\r\n\r\n",
        "GET /{40000} HTTP/1.1\r\nHost: {h}\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: {h}\r\n{headers}Connection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: {h}\r\nX : y\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: {h}\r\nX: a\r\n folded\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: {h}\r\nX: a\0b\r\nConnection: close\r\n\r\n",
        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_hardly_http_is_refused(string request)
    {
        string text = request.Replace("{h}", server.Url.Authority, StringComparison.Ordinal).Replace("{40000}", new string('x', 40_000), StringComparison.Ordinal)
            .Replace("{headers}", string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: y\r\n")), StringComparison.Ordinal);

        RawAnswer answer = await RawClient.SendAsync(server.Url, Encoding.Latin1.GetBytes(text));

        // A connection that speaks something else may be closed without a word.
        (answer.Status is 0 or (>= 400 and < 500) or 505 or 501).ShouldBeTrue(answer.Head);
        server.ShouldBeUntouched();
    }
}
