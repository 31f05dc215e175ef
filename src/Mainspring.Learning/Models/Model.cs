using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Intervals;
using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Models;

/// <summary>
/// A trained model with its preprocessing: cells in, predictions out. Immutable and safe for several threads. Its bytes depend on data,
/// options, code and seed alone; times and run ids live in the file <c>MLmodel</c> beside it.
/// </summary>
public sealed class Model
{
    private readonly byte[] _bytes;

    /// <summary>Puts a model together.</summary>
    /// <param name="target">What is predicted.</param>
    /// <param name="algorithm">The name of the trainer, such as <c>gradient_boosting</c>.</param>
    /// <param name="plan">The preprocessing.</param>
    /// <param name="predictor">The learned function over the plan's features.</param>
    /// <param name="interval">What puts intervals around predicted numbers; null for none.</param>
    /// <exception cref="ArgumentException">The parts do not fit together.</exception>
    public Model(ModelTarget target, string algorithm, FeaturePlan plan, IPredictor predictor, PredictionInterval? interval = null)
        : this(target, algorithm, plan, predictor, interval, bytes: null)
    {
    }

    private Model(ModelTarget target, string algorithm, FeaturePlan plan, IPredictor predictor, PredictionInterval? interval, byte[]? bytes)
    {
        if (predictor.FeatureCount != plan.Width)
        {
            throw new ArgumentException($"The predictor takes {predictor.FeatureCount} features where the plan makes {plan.Width}.", nameof(predictor));
        }

        int outputs = target.Task == TaskKind.MulticlassClassification ? target.Classes.Count : 1;
        if (predictor.OutputCount != outputs)
        {
            throw new ArgumentException($"The predictor has {predictor.OutputCount} outputs where the target needs {outputs}.", nameof(predictor));
        }

        if (interval is not null && (target.Task != TaskKind.Regression || (interval.Scale?.FeatureCount ?? plan.Width) != plan.Width))
        {
            throw new ArgumentException("An interval goes with predicted numbers and reads the features of the plan.", nameof(interval));
        }

        (Target, Algorithm, Plan, Predictor, Interval) = (target, algorithm, plan, predictor, interval);
        _bytes = bytes ?? ModelJson.Write(this);
        Identity = Convert.ToHexStringLower(SHA256.HashData(_bytes));
    }

    /// <summary>Puts a model of another tool together: its identity is that of its own file.</summary>
    /// <exception cref="ArgumentException">The parts do not fit together.</exception>
    internal static Model Adopt(ModelTarget target, string algorithm, FeaturePlan plan, IPredictor predictor, ReadOnlyMemory<byte> file) =>
        new(target, algorithm, plan, predictor, interval: null, file.ToArray());

    /// <summary>What is predicted, and how outputs become answers.</summary>
    public ModelTarget Target { get; }

    /// <summary>The name of the trainer.</summary>
    public string Algorithm { get; }

    /// <summary>The preprocessing.</summary>
    public FeaturePlan Plan { get; }

    /// <summary>The learned function.</summary>
    public IPredictor Predictor { get; }

    /// <summary>What puts intervals around predicted numbers; null for none.</summary>
    public PredictionInterval? Interval { get; }

    /// <summary>The SHA-256 of <c>model.json</c>, or of the file of another tool, in 64 lower-case hexadecimal digits.</summary>
    public string Identity { get; }

    /// <summary>The bytes of <c>model.json</c>, or of the file of another tool.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Reads a model back. Everything that scoring relies on is checked here, so that no bytes whatever can crash it later.</summary>
    /// <exception cref="ModelRefusedException">The bytes are no model, are damaged, or were written by a later version.</exception>
    public static Model Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            ModelJson.Parts parts = ModelJson.Read(bytes.Span);
            return new(parts.Target, parts.Algorithm, parts.Plan, parts.Predictor, parts.Interval, bytes.ToArray());
        }
        catch (Exception damaged) when (damaged is JsonException or PredictorFormatException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or OverflowException)
        {
            throw new ModelRefusedException(ModelDirectory.ModelFile, $"it is damaged: {damaged.Message}", damaged);
        }
    }

    /// <summary>Writes <c>model.json</c>.</summary>
    public void WriteTo(Stream stream) => stream.Write(_bytes);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Algorithm} for {Target.Column}, {Plan.Width} features, {Identity[..12]}");
}
