using System.Buffers.Binary;
using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>
/// One answered request on its way into the journal: encoded by the thread that answers, outside of any lock, into a buffer that is used again.
/// </summary>
/// <example><code>
/// using PredictionEntry entry = PredictionEntry.Rent();
/// entry.Begin(source, arrivedAt, requestId, key, warnings);
/// entry.AddClass(inputJson, predictedClass, probabilities);
/// entry.Complete(latency);
/// JournalReceipt receipt = journal.TryAppend(entry);
/// </code></example>
public sealed class PredictionEntry : IDisposable
{
    private const int Kept = 1 << 20;
    private const int Start = JournalFormat.FrameHeadBytes;

    [ThreadStatic]
    private static PredictionEntry? _spare;

    private PayloadBuffer _buffer = new(4096);
    private PredictionSource? _source;

    private PredictionEntry()
    {
    }

    /// <summary>The number of predictions added.</summary>
    public int Count { get; private set; }

    /// <summary>The source given to <see cref="Begin"/>.</summary>
    public PredictionSource Source => _source ?? throw new InvalidOperationException("The entry was not begun: call Begin first.");

    /// <summary>The frame, complete but for the id in its head.</summary>
    internal Span<byte> Frame => _buffer.From(0);

    /// <summary>An empty entry. Dispose it on the same thread to use its buffer again.</summary>
    public static PredictionEntry Rent()
    {
        PredictionEntry entry = _spare ?? new PredictionEntry();
        _spare = null;
        return entry;
    }

    /// <summary>Starts the record of a request.</summary>
    /// <param name="source">Where the predictions come from.</param>
    /// <param name="arrived">When the request arrived; kept to the microsecond.</param>
    /// <param name="requestId">The id that the caller gave to the request, in UTF-8; empty when there is none.</param>
    /// <param name="key">The caller's key in UTF-8; empty when there is none.</param>
    /// <param name="warnings">The warnings of the answer as a JSON array; empty when there are none.</param>
    public void Begin(
        PredictionSource source, DateTimeOffset arrived, ReadOnlySpan<byte> requestId, ReadOnlySpan<byte> key, ReadOnlySpan<byte> warnings)
    {
        _source = source;
        Count = 0;
        _buffer.Clear();
        Span<byte> fixedPart = _buffer.Take(Start + PayloadFormat.FixedBytes)[Start..];
        fixedPart.Clear();
        fixedPart[0] = PayloadFormat.RequestKind;
        fixedPart[1] = source.Classes.Count == 0 ? PayloadFormat.ValueShape : PayloadFormat.ClassShape;
        long microseconds = (arrived - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        BinaryPrimitives.WriteInt64LittleEndian(fixedPart[PayloadFormat.ArrivalOffset..], microseconds);
        BinaryPrimitives.WriteInt32LittleEndian(fixedPart[PayloadFormat.VersionOffset..], source.Version);
        _buffer.Bytes(source.Encoded);
        Optional(requestId);
        Optional(key);
        Optional(warnings);
    }

    /// <summary>Adds a predicted number.</summary>
    /// <param name="input">The record as it was sent, as JSON; the mask of the source is put over it.</param>
    /// <param name="value">The prediction.</param>
    public void AddValue(ReadOnlySpan<byte> input, double value)
    {
        Expect(classes: false);
        AddInput(input);
        _buffer.Double(value);
        Count++;
    }

    /// <summary>Adds a predicted class.</summary>
    /// <param name="input">The record as it was sent, as JSON; the mask of the source is put over it.</param>
    /// <param name="predicted">The place of the predicted class among the source's classes.</param>
    /// <param name="probabilities">One probability for each class of the source.</param>
    public void AddClass(ReadOnlySpan<byte> input, int predicted, ReadOnlySpan<double> probabilities)
    {
        Expect(classes: true);
        int classes = Source.Classes.Count;
        if (probabilities.Length != classes || (uint)predicted >= (uint)classes)
        {
            throw new ArgumentException($"Class {predicted} with {probabilities.Length} probabilities was added to a source of {classes} classes.");
        }

        AddInput(input);
        _buffer.Varint((uint)predicted);
        foreach (double probability in probabilities)
        {
            _buffer.Double(probability);
        }

        Count++;
    }

    /// <summary>Says with which probability the variant was chosen, after all predictions. Left out, it is 1.</summary>
    public void AddPropensity(double propensity)
    {
        _buffer.Varint(PayloadFormat.PropensityTag);
        _buffer.Varint(sizeof(double) + 1);
        _buffer.Double(propensity);
    }

    /// <summary>Says that nobody was answered with this, after all predictions: a shadow scored it beside an answer.</summary>
    /// <param name="answer">The id of the answer's first prediction.</param>
    public void AddShadowOf(long answer)
    {
        _buffer.Varint(PayloadFormat.ShadowTag);
        _buffer.Varint(sizeof(long) + 1);
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.Take(sizeof(long)), answer);
    }

    /// <summary>Says what the predictions rest on, after all of them.</summary>
    /// <param name="array">A JSON array with one object for each prediction.</param>
    public void AddContributions(ReadOnlySpan<byte> array)
    {
        _buffer.Varint(PayloadFormat.ContributionsTag);
        _buffer.Text(array);
    }

    /// <summary>Ends the record. The entry can then be appended.</summary>
    public void Complete(TimeSpan latency)
    {
        Span<byte> fixedPart = _buffer.At(Start, PayloadFormat.FixedBytes);
        BinaryPrimitives.WriteInt32LittleEndian(fixedPart[PayloadFormat.CountOffset..], Count);
        uint microseconds = (uint)Math.Clamp(latency.TotalMicroseconds, 0, uint.MaxValue);
        BinaryPrimitives.WriteUInt32LittleEndian(fixedPart[PayloadFormat.LatencyOffset..], microseconds);
        int payload = _buffer.Length - Start;
        if (payload > JournalFormat.LargestPayload)
        {
            throw new InvalidOperationException($"A request of {payload} bytes does not fit into a journal record of at most {JournalFormat.LargestPayload}.");
        }

        _buffer.Take(sizeof(uint));
        JournalFormat.WriteFrame(Frame, payload);
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        _source = null;
        Count = 0;
        _buffer.Clear();
        if (_buffer.Capacity > Kept)
        {
            _buffer = new PayloadBuffer(4096);
        }

        _spare = this;
    }

    private void AddInput(ReadOnlySpan<byte> input) => _buffer.Text(Source.Mask is { } mask ? mask.Apply(input) : input);

    private void Optional(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            _buffer.Absent();
        }
        else
        {
            _buffer.Text(text);
        }
    }

    private void Expect(bool classes)
    {
        if (Source.Classes.Count > 0 != classes)
        {
            throw new InvalidOperationException(classes
                ? "The source has no classes: add values with AddValue."
                : "The source has classes: add predictions with AddClass.");
        }
    }
}
