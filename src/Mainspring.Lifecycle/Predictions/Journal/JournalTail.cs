namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>Reads the journal of a node forward, oldest record first, from the first record after a prediction id. Not thread-safe.</summary>
public sealed class JournalTail : IDisposable
{
    private readonly string _folder;
    private readonly int _node;
    private readonly JournalPosition _end;
    private readonly Queue<long> _segments;
    private readonly List<JournalGap> _gaps = [];
    private readonly JournalPosition? _start;
    private SegmentReader? _reader;
    private long _segment;
    private long _offset;
    private long _after;

    /// <summary>Starts reading.</summary>
    /// <param name="options">Folder and node.</param>
    /// <param name="end">Where reading ends: <see cref="PredictionJournal.End"/> at some moment.</param>
    /// <param name="afterId">Records whose first prediction has this id or a smaller one are passed over; zero for none.</param>
    /// <param name="start">Where the first record after that id lies, when that is known; else it is looked for.</param>
    public JournalTail(JournalOptions options, JournalPosition end, long afterId, JournalPosition? start = null)
    {
        _folder = options.Folder;
        _node = options.Node;
        _end = end;
        _after = afterId;
        IReadOnlyList<long> segments = SegmentFile.List(options.Folder, options.Node);
        if (start is { } known && segments.Contains(known.Segment))
        {
            _start = known;
            _segments = new Queue<long>(segments.Where(segment => segment >= known.Segment && segment <= end.Segment));
            return;
        }

        _segments = new Queue<long>(segments.Where(segment => segment <= end.Segment).Skip(FirstNeeded(segments, afterId)));
    }

    /// <summary>The damaged ranges that were passed over so far.</summary>
    public IReadOnlyList<JournalGap> Gaps => _gaps;

    /// <summary>Where the record that was read last lies.</summary>
    public JournalPosition Position { get; private set; }

    /// <summary>The next record; false at the end.</summary>
    /// <exception cref="IOException">A segment cannot be read; it may have been sealed and removed meanwhile.</exception>
    public bool TryRead(out JournalFrame frame)
    {
        while (_reader is not null || TryOpenNext())
        {
            while (_reader!.TryReadNext(_offset, out frame))
            {
                Position = new(_segment, frame.Offset);
                _offset = frame.End;
                if (frame.FirstId > _after)
                {
                    _after = frame.FirstId;
                    return true;
                }
            }

            Close();
        }

        frame = default;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private bool TryOpenNext()
    {
        while (_segments.TryDequeue(out _segment))
        {
            try
            {
                _reader = new SegmentReader(SegmentFile.PathOf(_folder, _node, _segment), _segment, _segment == _end.Segment ? _end.Offset : null);
                _offset = _start is { } start && start.Segment == _segment ? start.Offset : 0;
                return true;
            }
            catch (InvalidDataException)
            {
                _gaps.Add(new JournalGap(_segment, 0, JournalFormat.SegmentHeadBytes));
            }
        }

        return false;
    }

    private void Close()
    {
        if (_reader is { } open)
        {
            _gaps.AddRange(open.Gaps);
            open.Dispose();
            _reader = null;
        }
    }

    /// <summary>The place in the list of the newest segment that begins with the id or a smaller one: those before it hold nothing that is wanted.</summary>
    private int FirstNeeded(IReadOnlyList<long> segments, long afterId)
    {
        for (int index = segments.Count - 1; index > 0; index--)
        {
            if (segments[index] <= _end.Segment && FirstId(segments[index]) is { } first && first <= afterId)
            {
                return index;
            }
        }

        return 0;
    }

    private long? FirstId(long segment)
    {
        try
        {
            using SegmentReader reader = new(SegmentFile.PathOf(_folder, _node, segment), segment);
            return reader.TryReadAt(JournalFormat.SegmentHeadBytes, out JournalFrame frame) ? frame.FirstId : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            return null;
        }
    }
}
