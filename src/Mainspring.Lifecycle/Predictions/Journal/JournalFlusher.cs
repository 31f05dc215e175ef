using Microsoft.Win32.SafeHandles;

namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>
/// Forces written frames to the disk on a thread of its own: every few milliseconds, or as soon as may be while somebody waits for it.
/// All who wait when a flush begins are served by that one flush.
/// </summary>
/// <remarks>
/// Without an interval a flush begins when as many wait as were served by the last one or came meanwhile, and at the latest a millisecond after the
/// first frame: callers who ask again and again share their flushes, and one who is alone waits for nobody.
/// </remarks>
internal sealed class JournalFlusher : IDisposable
{
    private const int RememberedLosses = 100;

    private static readonly TimeSpan LongestGathering = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate;
    private readonly SegmentWriter _writer;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;

    // Waits are of milliseconds: to spin first would only take a processor from serving.
    private readonly ManualResetEventSlim _wake = new(initialState: false, spinCount: 0);
    private readonly ManualResetEventSlim _gathered = new(initialState: false, spinCount: 0);
    private readonly ManualResetEventSlim _stop = new(initialState: false, spinCount: 0);
    private readonly Lock _flushing = new();
    private readonly Thread _thread;
    private readonly List<(JournalPosition From, JournalPosition To)> _lost = [];
    private TaskCompletionSource _next = NewWaiters();
    private TaskCompletionSource _current = NewWaiters();
    private JournalPosition _durable;
    private JournalPosition _covering;
    private long _forcing;
    private long _dirtySince;
    private bool _dirty;

    // Callers: for how many a flush is worth waiting, who wait for the next one, and whom the present one serves.
    private int _expected;
    private int _waiting;
    private int _served;

    /// <summary>Starts the thread. The writer is read under <paramref name="gate"/> only.</summary>
    public JournalFlusher(Lock gate, SegmentWriter writer, TimeSpan interval, TimeProvider time)
    {
        _gate = gate;
        _writer = writer;
        _interval = interval;
        _time = time;
        _durable = _covering = writer.End;
        _thread = new Thread(Run) { IsBackground = true, Name = "prediction journal" };
        _thread.Start();
    }

    /// <summary>Why the last flush failed; null when it did not. Set and cleared under the gate.</summary>
    public string? Fault { get; private set; }

    /// <summary>The age of the oldest byte that no flush covers. Call under the gate.</summary>
    public TimeSpan Lag => _dirtySince == 0 ? TimeSpan.Zero : _time.GetElapsedTime(_dirtySince);

    /// <summary>Says that a frame was written. Call under the gate.</summary>
    public void Written()
    {
        if (_dirty)
        {
            return;
        }

        _dirty = true;
        if (_dirtySince == 0)
        {
            _dirtySince = _time.GetTimestamp();
        }

        _wake.Set();
    }

    /// <summary>Says that the writer has gone on to a new segment. Call under the gate.</summary>
    /// <param name="lost">Why the old segment could not be forced to the disk, which those who wait for it are told; null when it was.</param>
    public void Restart(string? lost)
    {
        Fault = null;
        _durable = _covering = _writer.End;
        if (lost is not null)
        {
            FailWaiters(new IOException(lost));
        }
    }

    /// <summary>Says that the present segment could not be forced to the disk: what no flush covered is lost. Call under the gate.</summary>
    public void Lose(IOException failure)
    {
        Lose(failure, _durable, _writer.Segment);
        FailWaiters(failure);
    }

    /// <summary>Ends when the frame at <paramref name="position"/> is on the disk, and fails when that failed.</summary>
    public Task WhenDurableAsync(JournalPosition position)
    {
        lock (_gate)
        {
            if (_lost.Exists(range => !(position < range.From) && position < range.To))
            {
                return Task.FromException(new IOException("The disk did not take the segment of the record."));
            }

            if (position < _durable)
            {
                return Task.CompletedTask;
            }

            if (Fault is { } fault)
            {
                return Task.FromException(new IOException(fault));
            }

            if (position < _covering)
            {
                _served++;
                return _current.Task;
            }

            if (++_waiting == _expected)
            {
                _gathered.Set();
            }

            return _next.Task;
        }
    }

    /// <summary>Forces everything written so far to the disk. A failure is kept in <see cref="Fault"/> and given to those who wait.</summary>
    public void Flush()
    {
        lock (_flushing)
        {
            SafeFileHandle file;
            JournalPosition from;
            lock (_gate)
            {
                if (!_dirty)
                {
                    return;
                }

                _dirty = false;
                _wake.Reset();
                _gathered.Reset();
                (_served, _waiting) = (_waiting, 0);
                if (Fault is { } lost)
                {
                    // The kernel tells an open file of a lost page once: the next fsync would succeed without it.
                    _dirtySince = 0;
                    FailWaiters(new IOException(lost));
                    return;
                }

                from = _durable;
                file = _writer.File;
                _covering = _writer.End;
                _forcing = _writer.Segment;
                (_current, _next) = (_next, NewWaiters());
            }

            Finish(Force(file), from);
        }
    }

    public void Dispose()
    {
        _stop.Set();
        _wake.Set();
        _gathered.Set();
        _thread.Join();
        _wake.Dispose();
        _gathered.Dispose();
        _stop.Dispose();
    }

    private static TaskCompletionSource NewWaiters() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private IOException? Force(SafeFileHandle file)
    {
        try
        {
            _writer.Force(file);
            return null;
        }
        catch (IOException failure)
        {
            return failure;
        }
        catch (ObjectDisposedException)
        {
            // The writer has gone on to the next segment meanwhile, and forced this one to the disk before.
            return null;
        }
    }

    private void Run()
    {
        while (!_stop.IsSet)
        {
            _wake.Wait();
            if (_interval > TimeSpan.Zero)
            {
                _stop.Wait(_interval);
            }
            else if (Volatile.Read(ref _expected) > 1)
            {
                _gathered.Wait(LongestGathering);
            }

            Flush();
        }

        Flush();
    }

    private void Finish(IOException? failure, JournalPosition from)
    {
        TaskCompletionSource waiters;
        lock (_gate)
        {
            waiters = _current;
            _expected = _served + _waiting;
            if (failure is null)
            {
                _durable = _covering > _durable ? _covering : _durable;
            }
            else
            {
                Lose(failure, from, _forcing);
            }

            _dirtySince = _dirty ? _time.GetTimestamp() : 0;
        }

        if (failure is null)
        {
            waiters.TrySetResult();
        }
        else
        {
            Fail(waiters, failure);
        }
    }

    // To the end of its segment, since what is written to it later may be covered by an fsync that hides the failure.
    private void Lose(IOException failure, JournalPosition from, long segment)
    {
        Fault = JournalFault.Describe(failure);
        _lost.Add((from, new JournalPosition(segment + 1, 0)));
        if (_lost.Count > RememberedLosses)
        {
            _lost.RemoveAt(0);
        }
    }

    private void FailWaiters(IOException failure)
    {
        Fail(_current, failure);
        Fail(_next, failure);
        _next = NewWaiters();
    }

    /// <summary>Fails the waiters; when there are none, nobody need observe it.</summary>
    private static void Fail(TaskCompletionSource waiters, IOException failure)
    {
        if (waiters.TrySetException(failure))
        {
            _ = waiters.Task.Exception;
        }
    }
}
