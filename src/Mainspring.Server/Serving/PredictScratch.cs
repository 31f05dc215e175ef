using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Mainspring.Client.Serialization;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Server.Serving;

/// <summary>
/// What one request needs while it is read, scored and answered. Used again for later requests, so that answering allocates next to nothing;
/// what an unusually large request made grow is let go.
/// </summary>
internal sealed class PredictScratch
{
    private const int LargestKept = 1 << 16;

    private static readonly JsonWriterOptions Unchecked = new() { SkipValidation = true };

    [ThreadStatic]
    private static PredictScratch? _spare;

    private double[] _cells = [];
    private float[] _outputs = [];
    private double[] _probabilities = [];
    private double[] _contributions = [];
    private readonly List<Range> _inputs = [];

    private PredictScratch() => Json = new Utf8JsonWriter(Answer, Unchecked);

    /// <summary>Faults and unseen categories of the records.</summary>
    public RowReport Report { get; } = new();

    /// <summary>Faults of what surrounds the records.</summary>
    public List<ProblemError> Faults { get; } = [];

    /// <summary>The warnings of the answer as a JSON array; empty when there are none.</summary>
    public ArrayBufferWriter<byte> Warnings { get; private set; } = new();

    /// <summary>What each prediction rests on; empty when that was not asked for, or is not known.</summary>
    public List<byte[]> Explanations { get; } = [];

    /// <summary>The body of the answer.</summary>
    public ArrayBufferWriter<byte> Answer { get; private set; } = new(1024);

    /// <summary>Writes into <see cref="Answer"/>.</summary>
    public Utf8JsonWriter Json { get; private set; }

    /// <summary>The number of records.</summary>
    public int Rows => _inputs.Count;

    /// <summary>Whether the records stand in a list, not alone.</summary>
    public bool IsList { get; set; }

    /// <summary>The caller's key; empty when there is none.</summary>
    public byte[] Key { get; set; } = [];

    /// <summary>The key that the endpoint's header or column gave; empty when there is none.</summary>
    public byte[] StickyKey { get; set; } = [];

    /// <summary>What answers; null before it is chosen.</summary>
    public VariantRoute? Route { get; set; }

    /// <summary>The caller's request id; empty when there is none.</summary>
    public byte[] RequestId { get; set; } = [];

    /// <summary>Whether contributions were asked for.</summary>
    public bool Explain { get; set; }

    /// <summary>Where each record stands in the body.</summary>
    public ReadOnlySpan<Range> Inputs => CollectionsMarshal.AsSpan(_inputs);

    public static PredictScratch Rent()
    {
        PredictScratch scratch = _spare ?? new PredictScratch();
        _spare = null;
        return scratch;
    }

    public void Return()
    {
        if (_cells.Length > LargestKept || Answer.Capacity > LargestKept)
        {
            return;
        }

        _inputs.Clear();
        Report.Clear();
        Faults.Clear();
        Warnings.ResetWrittenCount();
        Explanations.Clear();
        Answer.ResetWrittenCount();
        Json.Reset();
        Key = [];
        StickyKey = [];
        Route = null;
        RequestId = [];
        Explain = false;
        IsList = false;
        _spare = this;
    }

    /// <summary>Room for the cells of the next record.</summary>
    public Span<double> NextCells(ServedModel model)
    {
        int start = Rows * model.CellCount;
        if (_cells.Length < start + model.CellCount)
        {
            Array.Resize(ref _cells, Math.Max(2 * _cells.Length, start + model.CellCount));
        }

        return _cells.AsSpan(start, model.CellCount);
    }

    /// <summary>Keeps the record whose cells were just read.</summary>
    public void AddRow(Range input) => _inputs.Add(input);

    /// <summary>Scores all records.</summary>
    public void Score(ServedModel model)
    {
        if (model.IsAwaited)
        {
            // They were waited for.
            return;
        }

        Grow(ref _outputs, Rows * model.OutputCount);
        model.Score(_cells.AsSpan(0, Rows * model.CellCount), Rows, _outputs);
    }

    /// <summary>Has all records scored by a model whose outputs must be waited for.</summary>
    public ValueTask ScoreAsync(ServedModel model, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        Grow(ref _outputs, Rows * model.OutputCount);
        Memory<float> outputs = _outputs.AsMemory(0, Rows * model.OutputCount);
        return model.IsRemote
            ? new(model.ScoreAsync([.. _inputs.Select(input => body[input])], outputs, cancellation))
            : model.ScoreAsync(_cells.AsMemory(0, Rows * model.CellCount), Rows, outputs);
    }

    /// <summary>The outputs of one record, after <see cref="Score"/>.</summary>
    public ReadOnlySpan<float> OutputsOf(ServedModel model, int row) => _outputs.AsSpan(row * model.OutputCount, model.OutputCount);

    /// <summary>
    /// What each column adds to the prediction of one record, then the base value: to the only output, or to that of the predicted class. Empty when nobody asked, or the
    /// model cannot tell.
    /// </summary>
    public ReadOnlySpan<double> Contributions(ServedModel model, int row, int predicted)
    {
        if (!Explain || model.Explainer is not { } explainer)
        {
            return [];
        }

        Grow(ref _contributions, explainer.Width);
        explainer.Explain(_cells.AsSpan(row * model.CellCount, model.CellCount), 1, _contributions);
        int width = explainer.Columns.Count + 1;
        return _contributions.AsSpan(explainer.Width == width ? 0 : predicted * width, width);
    }

    /// <summary>What one prediction rests on, as JSON; empty when nobody asked, or the model cannot tell.</summary>
    public ReadOnlyMemory<byte> ExplanationOf(int row) => row < Explanations.Count ? Explanations[row] : default(ReadOnlyMemory<byte>);

    /// <summary>Room for the probabilities of one record.</summary>
    public Span<double> Probabilities(ServedModel model)
    {
        Grow(ref _probabilities, model.Classes.Count);
        return _probabilities.AsSpan(0, model.Classes.Count);
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[length];
        }
    }
}
