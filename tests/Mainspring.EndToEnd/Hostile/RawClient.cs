using System.Net.Sockets;
using System.Text;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Speaks HTTP over a plain socket, since clients tidy up what is sent by them.</summary>
internal static class RawClient
{
    /// <summary>How long an answer to anything may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Task<RawAnswer> SendAsync(Uri server, Probe probe)
    {
        var head = new StringBuilder($"{probe.Method} {probe.Target} HTTP/1.1\r\nHost: {probe.Host ?? server.Authority}\r\nConnection: close\r\n");
        foreach ((string name, string value) in probe.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        if (probe.Body is { } body)
        {
            head.Append("Content-Type: ").Append(probe.ContentType).Append("\r\nContent-Length: ").Append(body.Length).Append("\r\n");
        }

        byte[] start = Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
        return SendAsync(server, probe.Body is { } bytes ? [start, bytes] : [start]);
    }

    /// <summary>Sends bytes as they are and reads what comes back until the server closes. Nothing within the patience is status 0.</summary>
    public static async Task<RawAnswer> SendAsync(Uri server, params byte[][] parts)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Host, server.Port, limit.Token);
        NetworkStream stream = client.GetStream();
        Task<byte[]> answer = ReadAsync(stream, limit.Token);
        try
        {
            foreach (byte[] part in parts)
            {
                await stream.WriteAsync(part, limit.Token);
            }
        }
        catch (IOException)
        {
            // Refused before it was read to its end: the answer is there already.
        }

        return RawAnswer.Parse(await answer);
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream, CancellationToken limit)
    {
        var kept = new MemoryStream();
        try
        {
            await stream.CopyToAsync(kept, limit);
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // What came until now is the answer.
        }

        return kept.ToArray();
    }
}
