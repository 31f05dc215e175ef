using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>
/// Removes segments of a journal that were sealed some time ago. The newest 32 MiB stay in any case, by which repeated requests are recognised after a restart.
/// </summary>
internal sealed class JournalTrim(JournalOptions options, TimeProvider time)
{
    private readonly Queue<(long SealedTo, long At)> _sealed = [];
    private readonly Lock _gate = new();
    private int _holds;
    private long _removable;

    /// <summary>Lets nothing be removed until it is disposed of.</summary>
    public IDisposable Hold()
    {
        lock (_gate)
        {
            _holds++;
            return new Held(this);
        }
    }

    /// <summary>Notes how far the journal is sealed, and removes what was sealed long enough ago.</summary>
    /// <returns>How many segments were removed.</returns>
    public int Run(long sealedTo)
    {
        if (sealedTo > 0)
        {
            _sealed.Enqueue((sealedTo, time.GetTimestamp()));
        }

        while (_sealed.TryPeek(out (long SealedTo, long At) oldest) && time.GetElapsedTime(oldest.At) >= PredictionSealer.KeepSealed)
        {
            _removable = oldest.SealedTo;
            _sealed.Dequeue();
        }

        lock (_gate)
        {
            return _holds == 0 && _removable > 0 ? Remove() : 0;
        }
    }

    private int Remove()
    {
        IReadOnlyList<long> segments = SegmentFile.List(options.Folder, options.Node);
        long newer = 0;
        int removed = 0;
        for (int index = segments.Count - 2; index >= 0; index--)
        {
            string path = SegmentFile.PathOf(options.Folder, options.Node, segments[index + 1]);
            newer += new FileInfo(path).Length;
            if (newer >= JournalRecovery.LargestScan && FirstId(path, segments[index + 1]) is { } next && next <= _removable)
            {
                // Everything before the next segment's first id is sealed. Older segments go first, so that no hole comes about.
                for (int older = 0; older <= index; older++)
                {
                    File.Delete(SegmentFile.PathOf(options.Folder, options.Node, segments[older]));
                    removed++;
                }

                break;
            }
        }

        return removed;
    }

    private static long? FirstId(string path, long segment)
    {
        try
        {
            using SegmentReader reader = new(path, segment);
            return reader.TryReadAt(JournalFormat.SegmentHeadBytes, out JournalFrame frame) ? frame.FirstId : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private sealed class Held(JournalTrim trim) : IDisposable
    {
        private bool _released;

        public void Dispose()
        {
            lock (trim._gate)
            {
                trim._holds -= _released ? 0 : 1;
                _released = true;
            }
        }
    }
}
