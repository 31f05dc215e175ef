using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Mainspring.Server.Serving.Overload;

/// <summary>
/// Looks forty times a second at how late its own turn comes: that is how long every piece of work waits for a thread. Late work alone may be the fault of a busy machine; only
/// together with a queue of other work does it mean that there are more requests than can be answered.
/// </summary>
internal sealed class QueueWatch(AdmissionGate gate, TimeProvider time) : BackgroundService
{
    private const int Backlog = 64;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan TooLate = TimeSpan.FromMilliseconds(40);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, time);
        long last = Stopwatch.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                gate.Adjust(Stopwatch.GetElapsedTime(last) - Interval > TooLate && ThreadPool.PendingWorkItemCount > Backlog);
                last = Stopwatch.GetTimestamp();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }
}
