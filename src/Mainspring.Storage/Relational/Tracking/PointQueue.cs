using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>
/// Keeps points of metrics, those of many requests by the same few statements: what comes in while a write is under way goes with the next one. A
/// request waits until its points are on the disk, as it does alone.
/// </summary>
/// <remarks>
/// Training logs points far more often than anything else, and often many processes log to one run: one after the other, each would look the run up and
/// change the same rows again.
/// </remarks>
internal sealed class PointQueue(Database database)
{
    /// <summary>How many points go together at most, unless one request has more: that bounds how long others wait for the write.</summary>
    private const int MostPoints = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<Request> _waiting = [];
    private bool _writing;

    /// <summary>Whether there is nothing in a log but points of its run.</summary>
    public static bool Takes(RunLog log) => log is { Name: null, Params.Count: 0, Tags.Count: 0, Metrics.Count: > 0 } && log.Metrics.All(point => point.Subject is null);

    /// <summary>Keeps points of a run.</summary>
    public Task<LogOutcome> AddAsync(RunId run, IReadOnlyList<MetricPoint> points, CancellationToken cancellation)
    {
        var request = new Request(run, points, cancellation);
        bool idle;
        lock (_lock)
        {
            _waiting.Enqueue(request);
            idle = !_writing;
            _writing = true;
        }

        if (idle)
        {
            _ = WriteWaitingAsync();
        }

        return request.Done.Task;
    }

    private async Task WriteWaitingAsync()
    {
        while (Take() is { Count: > 0 } requests)
        {
            await WriteAsync(requests);
        }
    }

    /// <summary>What goes next; nothing when the queue has come to rest.</summary>
    private List<Request> Take()
    {
        List<Request> taken = [];
        int points = 0;
        lock (_lock)
        {
            while (_waiting.TryPeek(out Request? next) && (taken.Count == 0 || points + next.Points.Count <= MostPoints))
            {
                _waiting.Dequeue();
                if (next.Cancellation.IsCancellationRequested)
                {
                    next.Done.SetCanceled(next.Cancellation);
                    continue;
                }

                taken.Add(next);
                points += next.Points.Count;
            }

            _writing = taken.Count > 0;
        }

        return taken;
    }

    private async Task WriteAsync(List<Request> requests)
    {
        try
        {
            LogOutcome[] outcomes = await database.WriteAsync(session => Write(session, requests));
            for (int i = 0; i < outcomes.Length; i++)
            {
                requests[i].Done.SetResult(outcomes[i]);
            }
        }
        catch (Exception failure) when (failure is DatabaseUnavailableException || requests.Count == 1)
        {
            requests.ForEach(request => request.Done.SetException(failure));
        }
        catch (Exception)
        {
            // Whose fault it is shows when each goes alone.
            foreach (Request request in requests)
            {
                await WriteAsync([request]);
            }
        }
    }

    private static LogOutcome[] Write(Session session, List<Request> requests)
    {
        Dictionary<string, (RunPlace Place, bool IsDeleted)> runs = session.Query(
            $"SELECT run_id, run_no, experiment_id, deleted_at IS NOT NULL FROM run WHERE run_id IN {Sql.List(requests.Select(request => request.Run.Value).Distinct())}",
            static row => (Id: row.GetString(0), Found: (new RunPlace(row.GetInt64(1), row.GetInt64(2)), row.GetFlag(3)))).ToDictionary(row => row.Id, row => row.Found);
        var outcomes = new LogOutcome[requests.Count];
        List<PlacedPoint> points = [];
        for (int i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = !runs.TryGetValue(requests[i].Run.Value, out (RunPlace Place, bool IsDeleted) run) ? new LogOutcome.NoSuchRun()
                : run.IsDeleted ? new LogOutcome.RunIsDeleted()
                : new LogOutcome.Done();
            if (outcomes[i] is LogOutcome.Done)
            {
                points.AddRange(requests[i].Points.Select(point => new PlacedPoint(run.Place, point)));
            }
        }

        List<Sql> statements = [];
        RunWriting.AddPoints(statements, points);
        session.ExecuteAll(statements);
        return outcomes;
    }

    private sealed record Request(RunId Run, IReadOnlyList<MetricPoint> Points, CancellationToken Cancellation)
    {
        public TaskCompletionSource<LogOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
