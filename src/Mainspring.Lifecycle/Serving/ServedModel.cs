using System.Text;
using Mainspring.Learning.Explanation;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;
using Mainspring.Learning.Scoring;
using Mainspring.Lifecycle.Serving.Batching;
using Mainspring.Lifecycle.Serving.Guarding;
using Mainspring.Lifecycle.Serving.Remote;

namespace Mainspring.Lifecycle.Serving;

/// <summary>A model version in memory, ready to score: the reader of its records and its scorer. Immutable and thread-safe.</summary>
public sealed class ServedModel
{
    /// <summary>How many rows are scored at a time, so that their features stay in the cache and memory stays bounded.</summary>
    private const int BlockRows = 256;

    private readonly Scorer _scorer;
    private readonly CircuitBreaker? _breaker;
    private readonly RemoteModel? _remote;
    private readonly SharedRuns? _shared;

    /// <summary>Readies a model.</summary>
    /// <param name="name">The registered model.</param>
    /// <param name="version">Its version.</param>
    /// <param name="model">The model.</param>
    /// <param name="time">The clock that a model that other software answers for is given pauses by.</param>
    /// <param name="remote">What answers elsewhere for the columns and classes of the model; null when the model itself does.</param>
    public ServedModel(string name, int version, Model model, TimeProvider? time = null, RemoteModel? remote = null)
    {
        _remote = remote;
        _breaker = remote is not null || model.Predictor is IExternalPredictor ? new CircuitBreaker(time ?? TimeProvider.System) : null;
        Name = name;
        Version = version;
        Model = model;
        Classes = [.. model.Target.Classes.Select(label => Encoding.UTF8.GetString(OutcomeJson.LabelOf(label, model.Target.Type)))];
        Rows = new JsonRowReader(model.Plan.Inputs);
        _scorer = new Scorer(model);
        Explainer = remote is null && model.Predictor.CanExplain ? new Explainer(model) : null;
    }

    private ServedModel(ServedModel other)
    {
        (_scorer, _breaker, Name, Version, Model, Classes, Rows, Explainer) = (other._scorer, other._breaker, other.Name, other.Version, other.Model, other.Classes, other.Rows, other.Explainer);
        _shared = new SharedRuns(Score, CellCount, OutputCount);
    }

    /// <summary>The registered model.</summary>
    public string Name { get; }

    /// <summary>Its version.</summary>
    public int Version { get; }

    /// <summary>The model itself.</summary>
    public Model Model { get; }

    /// <summary>The classes as JSON literals, in the order of the probabilities; empty for regression.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The class whose probability is reported: the positive one of two, else null for the predicted one.</summary>
    public int? ReportedClass => Model.Target.PositiveClass is null ? null : 1;

    /// <summary>Reads and checks records.</summary>
    public JsonRowReader Rows { get; }

    /// <summary>Says what predictions rest on; null when the model knows too little of its training.</summary>
    public Explainer? Explainer { get; }

    /// <summary>Cells a record.</summary>
    public int CellCount => _scorer.CellCount;

    /// <summary>Outputs a record.</summary>
    public int OutputCount => _scorer.OutputCount;

    /// <summary>Whether answers come from elsewhere, so that they must be waited for: <see cref="ScoreAsync"/> gives them, and <see cref="Score"/> must not be called.</summary>
    public bool IsRemote => _remote is not null;

    /// <summary>Whether requests that come while it is at work share its next run.</summary>
    public bool SharesRuns => _shared is not null;

    /// <summary>Whether requests wait for their outputs, as they do for models elsewhere and for runs that are shared.</summary>
    public bool IsAwaited => IsRemote || SharesRuns;

    /// <summary>The same model, whose requests share runs. It pays where <see cref="SharingTrial"/> says so.</summary>
    /// <exception cref="InvalidOperationException">The model answers elsewhere.</exception>
    public ServedModel WithSharedRuns() => IsRemote ? throw new InvalidOperationException("The model answers elsewhere; its runs are not ours.") : new(this);

    /// <summary>Scores rows of cells, together with those of other requests where runs are shared.</summary>
    /// <param name="cells">Row-major, rows × <see cref="CellCount"/>; they must stay as they are until the task ends.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="outputs">Row-major, rows × <see cref="OutputCount"/>.</param>
    /// <exception cref="ScoringFailedException">The model is other software, and gives no answer.</exception>
    public ValueTask ScoreAsync(ReadOnlyMemory<double> cells, int rows, Memory<float> outputs)
    {
        if (_shared is not null && rows < SharedRuns.MostRows)
        {
            return _shared.ScoreAsync(cells, rows, outputs);
        }

        Score(cells.Span, rows, outputs.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>Has a scorer elsewhere score records.</summary>
    /// <param name="records">JSON objects that were validated.</param>
    /// <param name="outputs">Row-major, records × <see cref="OutputCount"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ScoringFailedException">It gives no answer.</exception>
    /// <exception cref="InvalidOperationException">The model is not elsewhere.</exception>
    public async Task ScoreAsync(IReadOnlyList<ReadOnlyMemory<byte>> records, Memory<float> outputs, CancellationToken cancellation = default)
    {
        if (_remote is null)
        {
            throw new InvalidOperationException("The model answers here; score cells.");
        }

        _breaker!.Enter();
        try
        {
            await _remote.ScoreAsync(records, outputs, cancellation).ConfigureAwait(false);
            _breaker.Succeed();
        }
        catch
        {
            _breaker.Fail();
            throw;
        }
    }

    /// <summary>Scores rows of cells.</summary>
    /// <param name="cells">Row-major, rows × <see cref="CellCount"/>.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="outputs">Row-major, rows × <see cref="OutputCount"/>.</param>
    /// <exception cref="ScoringFailedException">The model is other software, and gives no answer.</exception>
    public void Score(ReadOnlySpan<double> cells, int rows, Span<float> outputs)
    {
        if (_breaker is null)
        {
            ScoreBlocks(cells, rows, outputs);
            return;
        }

        _breaker.Enter();
        try
        {
            ScoreBlocks(cells, rows, outputs);
            _breaker.Succeed();
        }
        catch
        {
            _breaker.Fail();
            throw;
        }
    }

    private void ScoreBlocks(ReadOnlySpan<double> cells, int rows, Span<float> outputs)
    {
        for (int start = 0; start < rows; start += BlockRows)
        {
            int count = Math.Min(BlockRows, rows - start);
            _scorer.Score(cells.Slice(start * CellCount, count * CellCount), count, outputs.Slice(start * OutputCount, count * OutputCount));
        }
    }

    /// <summary>Turns the outputs of one row into the predicted class and the probability of each.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="probabilities">Room for one probability a class.</param>
    public int Classify(ReadOnlySpan<float> outputs, Span<double> probabilities)
    {
        for (int index = 0; index < probabilities.Length; index++)
        {
            probabilities[index] = _scorer.ProbabilityOf(index, outputs);
        }

        return _scorer.Shape(outputs).Class;
    }
}
