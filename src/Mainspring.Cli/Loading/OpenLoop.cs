using System.Diagnostics;

namespace Mainspring.Cli.Loading;

/// <summary>
/// Sends at a rate that does not wait for answers, as users do. A request is timed from the moment at which it was due, so that a server that stalls is charged for all who
/// waited meanwhile; without that, the slow moments would hide the requests that they kept from being sent ("coordinated omission").
/// </summary>
/// <param name="perSecond">Requests a second, evenly spaced.</param>
/// <param name="duration">For how long.</param>
/// <param name="mostOpen">The most requests that are open at a time; those that are due meanwhile wait, and their time runs.</param>
internal sealed class OpenLoop(double perSecond, TimeSpan duration, int mostOpen)
{
    /// <summary>Timers are this late by themselves; that is not the server's fault.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(2);

    private readonly SemaphoreSlim _open = new(mostOpen);

    /// <summary>Runs until every request that was sent is answered.</summary>
    /// <param name="send">Sends the request of a number, which was due at a timestamp.</param>
    /// <param name="cancellation">Stops sending; what was sent is still awaited.</param>
    /// <returns>How many requests were due, and how many of them were sent before the time was over.</returns>
    public async Task<(long Due, long Sent)> RunAsync(Func<long, long, Task> send, CancellationToken cancellation)
    {
        long due = (long)Math.Round(perSecond * duration.TotalSeconds);
        long start = Stopwatch.GetTimestamp();
        List<Task> open = [];
        long sent = 0;
        while (sent < due && !cancellation.IsCancellationRequested && Stopwatch.GetElapsedTime(start) < duration + Slack)
        {
            long ready = Math.Min(due, 1 + (long)(Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond));
            for (; sent < ready && !cancellation.IsCancellationRequested && Stopwatch.GetElapsedTime(start) < duration + Slack; sent++)
            {
                long moment = start + (long)(sent / perSecond * Stopwatch.Frequency);
                await _open.WaitAsync(CancellationToken.None);
                open.Add(SendAsync(send, sent, Stopwatch.GetElapsedTime(moment) < Slack ? Stopwatch.GetTimestamp() : moment));
            }

            open.RemoveAll(static task => task.IsCompletedSuccessfully);
            await PauseAsync(cancellation);
        }

        await Task.WhenAll(open);
        return (due, sent);
    }

    private async Task SendAsync(Func<long, long, Task> send, long number, long moment)
    {
        try
        {
            await send(number, moment);
        }
        finally
        {
            _open.Release();
        }
    }

    private static async Task PauseAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(1, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Sending stops, and the loop with it.
        }
    }
}
