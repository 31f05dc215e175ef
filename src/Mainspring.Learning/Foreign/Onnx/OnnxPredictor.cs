using System.Text.Json;
using Mainspring.Learning.Onnx.Running;
using Mainspring.Learning.Scoring;
using Microsoft.ML.OnnxRuntime;

namespace Mainspring.Learning.Foreign.Onnx;

/// <summary>
/// A graph as a predictor. As many runs go at once as there are processors; each ends at its deadline. A row agrees with itself in a batch to rounding: the order of sums is the runtime's.
/// </summary>
internal sealed class OnnxPredictor : IExternalPredictor
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);
    private static readonly SemaphoreSlim Turns = new(Math.Max(2, Environment.ProcessorCount));

    private readonly OnnxSession _session;
    private readonly IReadOnlyList<OnnxFeed> _feeds;
    private readonly OnnxAnswers _answers;

    public OnnxPredictor(OnnxSession session, IReadOnlyList<OnnxFeed> feeds, OnnxAnswers answers, int features)
    {
        (_session, _feeds, _answers) = (session, feeds, answers);
        FeatureCount = features;
        OutputCount = answers.Target.Classes.Count is var classes and > 2 ? classes : 1;
    }

    /// <inheritdoc/>
    public int FeatureCount { get; }

    /// <inheritdoc/>
    public int OutputCount { get; }

    /// <inheritdoc/>
    public bool CanExplain => false;

    /// <inheritdoc/>
    /// <exception cref="OnnxRunException">The graph failed, or did not answer in time.</exception>
    public void Predict(ReadOnlySpan<float> features, int rows, Span<float> outputs)
    {
        PredictorArguments.Check(this, features, rows, outputs);
        int step = _feeds.Any(feed => feed.IsSingle) ? 1 : rows;
        for (int row = 0; row < rows; row += step)
        {
            Run(features[(row * FeatureCount)..], step, outputs[(row * OutputCount)..]);
        }
    }

    /// <inheritdoc/>
    public void Explain(ReadOnlySpan<float> features, int rows, Span<double> contributions) =>
        throw new InvalidOperationException("Predictions of an ONNX model of another tool cannot be explained: nothing is known of its training.");

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: the graph is kept as the file that it came as.</exception>
    public void WriteTo(Utf8JsonWriter writer) => throw new NotSupportedException("A graph of another tool is kept as its own file.");

    private void Run(ReadOnlySpan<float> features, int rows, Span<float> outputs)
    {
        if (!Turns.Wait(Deadline))
        {
            throw new OnnxRunException("The model has more requests than it can answer; try again later.");
        }

        List<OrtValue> inputs = new(_feeds.Count);
        try
        {
            foreach (OnnxFeed feed in _feeds)
            {
                inputs.Add(feed.Read(features, rows, FeatureCount));
            }

            using IDisposableReadOnlyCollection<OrtValue> values = _session.Run(inputs, Deadline);
            _answers.Read(values, rows, outputs);
        }
        finally
        {
            inputs.ForEach(input => input.Dispose());
            Turns.Release();
        }
    }
}
