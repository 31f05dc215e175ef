using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Mainspring.Client;
using Mainspring.Client.Endpoints;

namespace Mainspring.EndToEnd.Serving;

/// <summary>Clients that ask the endpoint <c>churn</c> with ids of their own and repeat a request until it is answered, whatever becomes of the server.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    private const int Clients = 8;

    private readonly CancellationTokenSource _stop = new();
    private readonly List<MainspringClient> _servers = [];
    private readonly Task[] _clients;
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _marks = new();
    private TaskCompletionSource<MainspringClient> _server = NewServer();
    private int _count;

    public Traffic() => _clients = [.. Enumerable.Range(0, Clients).Select(client => Task.Run(() => AskAsync(client)))];

    /// <summary>The answer to each request that got one.</summary>
    public ConcurrentDictionary<string, AnsweredPrediction> Answered { get; } = new();

    /// <summary>Sends the clients to a server.</summary>
    public void Serve(Uri url)
    {
        MainspringClient server = new(url);
        _servers.Add(server);
        Volatile.Read(ref _server).SetResult(server);
    }

    /// <summary>The server has ended: has the clients wait for the next one.</summary>
    public void Pause() => Volatile.Write(ref _server, NewServer());

    /// <summary>Ends when so many requests have been answered.</summary>
    public Task WhenAnsweredAsync(int count)
    {
        TaskCompletionSource mark = _marks.GetOrAdd(count, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (Volatile.Read(ref _count) >= count)
        {
            mark.TrySetResult();
        }

        return mark.Task;
    }

    /// <summary>Lets every client finish the request it is at.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _servers.ForEach(server => server.Dispose());
        _stop.Dispose();
    }

    private static TaskCompletionSource<MainspringClient> NewServer() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task AskAsync(int client)
    {
        for (int number = 0; !_stop.IsCancellationRequested; number++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"client-{client}-{number}");
            string body = string.Create(CultureInfo.InvariantCulture, $$"""{"records": [{"tenure": {{number % 30}}}], "request_id": "{{id}}"}""");
            Answered[id] = await AskUntilAnsweredAsync(Encoding.UTF8.GetBytes(body));
            if (_marks.TryGetValue(Interlocked.Increment(ref _count), out TaskCompletionSource? mark))
            {
                mark.TrySetResult();
            }
        }
    }

    private async Task<AnsweredPrediction> AskUntilAnsweredAsync(byte[] body)
    {
        while (true)
        {
            try
            {
                MainspringClient server = await Volatile.Read(ref _server).Task;
                return (await server.Endpoints.PredictAsync("churn", body)).Predictions.Single();
            }
            catch (Exception failed) when (failed is ServerUnreachableException or HttpRequestException or IOException or ServerException { Problem.Status: 503 })
            {
                // The server is being killed; the same request is asked again of the next one.
                await Task.Yield();
            }
        }
    }
}
