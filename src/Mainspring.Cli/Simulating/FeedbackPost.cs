using System.Diagnostics;
using System.Text.Json;
using Mainspring.Cli.Loading;

namespace Mainspring.Cli.Simulating;

/// <summary>Feedback on its way: each item is posted when its delay is over, many at a time.</summary>
internal sealed class FeedbackPost(EndpointCaller caller)
{
    private const int LargestPost = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<byte[], long> _waiting = new();

    /// <summary>Items that the server took.</summary>
    public long Taken { get; private set; }

    /// <summary>Items that the server refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Posts an item after a delay.</summary>
    public void Add(byte[] item, TimeSpan delay)
    {
        lock (_gate)
        {
            _waiting.Enqueue(item, Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency));
        }
    }

    /// <summary>Posts what is due until it is told that nothing more comes, and then all that still waits.</summary>
    public async Task RunAsync(CancellationToken noMore)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(noMore))
            {
                await PostAsync(Take(Stopwatch.GetTimestamp()));
            }
        }
        catch (OperationCanceledException)
        {
            await PostAsync(Take(long.MaxValue));
        }
    }

    private List<byte[]> Take(long until)
    {
        List<byte[]> due = [];
        lock (_gate)
        {
            while (_waiting.TryPeek(out byte[]? item, out long moment) && moment <= until)
            {
                due.Add(item);
                _waiting.Dequeue();
            }
        }

        return due;
    }

    private async Task PostAsync(List<byte[]> items)
    {
        foreach (byte[][] chunk in items.Chunk(LargestPost))
        {
            using var body = new MemoryStream();
            await using (var writer = new Utf8JsonWriter(body))
            {
                writer.WriteStartArray();
                foreach (byte[] item in chunk)
                {
                    writer.WriteRawValue(item, skipInputValidation: true);
                }

                writer.WriteEndArray();
            }

            if (await caller.FeedbackAsync(body.ToArray()))
            {
                Taken += chunk.Length;
            }
            else
            {
                Refused += chunk.Length;
            }
        }
    }
}
