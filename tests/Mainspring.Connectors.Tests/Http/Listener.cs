using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mainspring.Connectors.Tests.Http;

/// <summary>A server on loopback that remembers who called and what was sent, and answers every request with the same text.</summary>
internal sealed class Listener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly Func<int, string?> _answer;
    private int _connections;

    /// <param name="answer">The whole answer to a connection of that number from 1 on, or null to keep it waiting.</param>
    public Listener(Func<int, string?>? answer = null)
    {
        _answer = answer ?? (static _ => "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The next request, head and body, that nobody has taken yet.</summary>
    public async Task<string> TakeAsync(CancellationToken cancellation)
    {
        await _arrived.WaitAsync(cancellation);
        return _requests.TryDequeue(out string? request) ? request : throw new InvalidOperationException("A request was counted that is not there.");
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
        _arrived.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = AnswerAsync(client, Interlocked.Increment(ref _connections), _stop.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client, int number, CancellationToken stop)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                _requests.Enqueue(await ReadAsync(stream, stop));
                _arrived.Release();
                if (_answer(number) is { } answer)
                {
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), stop);
                }
                else
                {
                    await Task.Delay(Timeout.Infinite, stop);
                }
            }
            catch (Exception end) when (end is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The caller went away, or the test is over.
            }
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!IsWhole(text.ToString()))
        {
            int read = await stream.ReadAsync(buffer, stop);
            if (read == 0)
            {
                break;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return text.ToString();
    }

    private static bool IsWhole(string request)
    {
        int end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string? length = request.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return end >= 0 && Encoding.UTF8.GetByteCount(request.AsSpan(end + 4)) >= int.Parse(length?.Split(':')[1] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
    }
}
