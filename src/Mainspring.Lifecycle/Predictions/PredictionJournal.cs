using System.Text;
using Mainspring.Data.Native;
using Mainspring.Lifecycle.Predictions.Journal;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>
/// The journal of one serving process: every answered prediction, appended to segment files before the answer is sent. Thread-safe.
/// </summary>
/// <remarks>
/// <para>A record is encoded by the caller's thread; only handing it to the operating system happens under a lock, so that the order of the
/// file is the order of the ids. kill -9 loses no answered prediction; what a power cut can lose is <see cref="JournalDurability"/>.</para>
/// <para>After a failed fsync nobody knows what the disk holds (the pages count as clean): the segment is given up and a new one begun
/// before anything is acknowledged again.</para>
/// </remarks>
public sealed class PredictionJournal : IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly FileStream _folderLock;
    private readonly SegmentWriter _writer;
    private readonly JournalFlusher _flusher;
    private readonly PredictionIdSource _ids;
    private readonly RecentRequests _recent;
    private readonly RequestFingerprint _fingerprint;
    private string? _fault;
    private long _failedAt;
    private long _requests;
    private long _predictions;
    private long _bytes;
    private long _unlogged;
    private long _refused;

    /// <summary>Opens the journal of a folder, repairs its end and starts the thread that forces it to the disk.</summary>
    /// <exception cref="IOException">The folder cannot be written, or another process writes to it.</exception>
    public PredictionJournal(JournalOptions options, TimeProvider time)
        : this(options, time, DiskSync.File)
    {
    }

    /// <summary>The same with another way to force a segment to the disk.</summary>
    internal PredictionJournal(JournalOptions options, TimeProvider time, Action<SafeFileHandle> force)
    {
        options.Validate();
        Options = options;
        _time = time;
        Directory.CreateDirectory(options.Folder);
        _folderLock = LockFolder(options);
        _recent = new RecentRequests(options.RecentRequests);
        _fingerprint = new RequestFingerprint((ulong)time.GetTimestamp());
        JournalRecovery recovery = new(options, _fingerprint);
        _writer = recovery.Open(_recent, force);
        Start = new JournalStart(recovery.LastId, recovery.TornBytes, recovery.Gaps);
        _ids = new PredictionIdSource(options.Node, time, recovery.LastId);
        TimeSpan interval = options.Durability == JournalDurability.Commit ? TimeSpan.Zero : options.FlushInterval;
        _flusher = new JournalFlusher(_gate, _writer, interval, time);
    }

    /// <summary>The options the journal was opened with.</summary>
    public JournalOptions Options { get; }

    /// <summary>What was found when it was opened.</summary>
    public JournalStart Start { get; }

    /// <summary>The place after the last record.</summary>
    public JournalPosition End
    {
        get
        {
            lock (_gate)
            {
                return _writer.End;
            }
        }
    }

    /// <summary>How the journal is doing.</summary>
    public JournalStatus Status
    {
        get
        {
            lock (_gate)
            {
                return new JournalStatus(
                    _requests, _predictions, _bytes, _unlogged, _refused, _flusher.Lag, _writer.Segment, _fault ?? _flusher.Fault);
            }
        }
    }

    /// <summary>
    /// Claims the right to answer a request that carries an id. While another caller answers the same request, this waits for it.
    /// </summary>
    /// <param name="endpoint">The endpoint that is asked.</param>
    /// <param name="requestId">The id in UTF-8.</param>
    /// <returns>The earlier answer when there is one among the recent requests, else a claim to be released.</returns>
    public async ValueTask<RequestClaim> ClaimAsync(string endpoint, ReadOnlyMemory<byte> requestId)
    {
        ulong fingerprint = _fingerprint.Of(endpoint, requestId.Span);
        while (true)
        {
            if (_recent.TryOpen(fingerprint, out JournalPosition? place, out Task? other))
            {
                return new RequestClaim(null, default, fingerprint);
            }

            if (other is not null)
            {
                await other.ConfigureAwait(false);
                continue;
            }

            LoggedRequest? answered = Read(place!.Value);
            bool isSame = answered?.Endpoint == endpoint && answered.RequestId == Encoding.UTF8.GetString(requestId.Span);
            return new RequestClaim(isSame ? answered : null, place.Value, fingerprint);
        }
    }

    /// <summary>Ends a claim that had no answer: with the receipt of the record, or with null when nothing was answered.</summary>
    public void Release(RequestClaim claim, JournalReceipt? receipt)
    {
        if (claim.Answered is null)
        {
            _recent.Close(claim.Fingerprint, receipt is { Logged: true } logged ? logged.Position : null);
        }
    }

    /// <summary>
    /// Forgets the answer to a claimed request that could not be forced to the disk and was not sent: repeated, the request is answered and
    /// logged anew, since whether the first record stays nobody knows.
    /// </summary>
    public void Forget(RequestClaim claim) => _recent.Forget(claim.Fingerprint);

    /// <summary>Appends a completed entry. When this returns true, the process may die and the record stays.</summary>
    /// <param name="entry">The request and its predictions.</param>
    /// <param name="receipt">The ids, and where the record lies.</param>
    /// <returns>False when the journal cannot be written and the policy is to refuse; nothing may be answered then. <see cref="Status"/> has the reason.</returns>
    public bool TryAppend(PredictionEntry entry, out JournalReceipt receipt)
    {
        Span<byte> frame = entry.Frame;
        lock (_gate)
        {
            long firstId = _ids.Reserve(Math.Max(1, entry.Count));
            JournalFormat.Stamp(frame, firstId);
            if (TryWrite(frame, out JournalPosition position))
            {
                _requests++;
                _predictions += entry.Count;
                _bytes += frame.Length;
                receipt = new JournalReceipt(firstId, position, Logged: true);
                return true;
            }

            receipt = new JournalReceipt(firstId, default, Logged: false);
            if (Options.OnFailure == JournalFailurePolicy.Serve)
            {
                _unlogged += entry.Count;
                return true;
            }

            _refused++;
            return false;
        }
    }

    /// <summary>
    /// Ends when the answer with this receipt may be sent: at once under <see cref="JournalDurability.Write"/>, else when its record is on the disk.
    /// </summary>
    /// <exception cref="IOException">The disk did not take it; the answer must not be sent.</exception>
    public Task WhenAnswerableAsync(JournalReceipt receipt) =>
        receipt.Logged ? WhenAnswerableAsync(receipt.Position) : Task.CompletedTask;

    /// <summary>The same for the place of an earlier answer.</summary>
    public Task WhenAnswerableAsync(JournalPosition position) =>
        Options.Durability == JournalDurability.Commit ? _flusher.WhenDurableAsync(position) : Task.CompletedTask;

    /// <summary>Forces everything appended so far to the disk; a failure shows in <see cref="Status"/>.</summary>
    public void Flush() => _flusher.Flush();

    /// <summary>The request at a place; null when there is no good record.</summary>
    public LoggedRequest? Read(JournalPosition position)
    {
        string path = SegmentFile.PathOf(Options.Folder, Options.Node, position.Segment);
        if (!File.Exists(path))
        {
            return null;
        }

        using SegmentReader reader = new(path, position.Segment);
        return reader.TryReadAt(position.Offset, out JournalFrame frame) ? PayloadDecoder.Decode(frame.FirstId, frame.Payload) : null;
    }

    /// <summary>Forces the rest to the disk and closes the files.</summary>
    public void Dispose()
    {
        _flusher.Dispose();
        _writer.Dispose();
        _folderLock.Dispose();
    }

    private static FileStream LockFolder(JournalOptions options)
    {
        string path = Path.Combine(options.Folder, $"node-{options.Node:00}.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException failure)
        {
            throw new IOException(
                $"The prediction journal in {options.Folder} cannot be opened: another process writes to it, or the folder is read-only ({failure.Message}).",
                failure);
        }
    }

    private bool TryWrite(ReadOnlySpan<byte> frame, out JournalPosition position)
    {
        position = default;
        if (_flusher.Fault is not null && _time.GetElapsedTime(_failedAt) < RetryPause)
        {
            return false;
        }

        try
        {
            MakeRoom(frame.Length);
            position = _writer.Write(frame);
            _flusher.Written();
            _fault = null;
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _fault = JournalFault.Describe(failure);
            _failedAt = _time.GetTimestamp();
            return false;
        }
    }

    private void MakeRoom(int length)
    {
        if (_flusher.Fault is { } lost)
        {
            _writer.Roll();
            _flusher.Restart(lost);
        }
        else if (_writer.IsFullFor(length))
        {
            ForceSegment();
            _writer.Roll();
            _flusher.Restart(lost: null);
        }
    }

    private void ForceSegment()
    {
        try
        {
            _writer.Force(_writer.File);
        }
        catch (IOException failure)
        {
            _flusher.Lose(failure);
            throw;
        }
    }
}
