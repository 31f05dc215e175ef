using System.Text.Json;

namespace Mainspring.Learning.Scoring;

/// <summary>A predictor of one output whose output goes through a map: back from the logarithm of a target, or from a raw to a calibrated probability.</summary>
/// <param name="inner">What is mapped.</param>
/// <param name="map">The map.</param>
/// <remarks>Contributions are those of the inner predictor: they divide what goes into the map.</remarks>
public sealed class MappedPredictor(IPredictor inner, OutputMap map) : IPredictor
{
    internal const string Kind = "mapped";

    /// <summary>What is mapped.</summary>
    public IPredictor Inner { get; } = inner.OutputCount == 1 ? inner : throw new PredictorFormatException($"Only one output can be mapped; the predictor has {inner.OutputCount}.");

    /// <summary>The map.</summary>
    public OutputMap Map => map;

    /// <inheritdoc/>
    public int FeatureCount => Inner.FeatureCount;

    /// <inheritdoc/>
    public int OutputCount => 1;

    /// <inheritdoc/>
    public bool CanExplain => Inner.CanExplain;

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> features, int rows, Span<float> outputs)
    {
        Inner.Predict(features, rows, outputs);
        foreach (ref float output in outputs[..rows])
        {
            output = map.Apply(output);
        }
    }

    /// <inheritdoc/>
    public void Explain(ReadOnlySpan<float> features, int rows, Span<double> contributions) => Inner.Explain(features, rows, contributions);

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", Kind);
        map.WriteTo(writer);
        writer.WritePropertyName("of");
        Inner.WriteTo(writer);
        writer.WriteEndObject();
    }

    /// <exception cref="PredictorFormatException">The JSON is damaged.</exception>
    internal static MappedPredictor Read(ref Utf8JsonReader reader)
    {
        OutputMap map = OutputMap.Read(ref reader);
        PredictorJson.Expect(ref reader, "of");
        IPredictor inner = Predictor.Read(ref reader);
        if (inner is MappedPredictor { Inner: MappedPredictor })
        {
            throw new PredictorFormatException("Maps may stand two deep, not deeper.");
        }

        reader.Read();
        PredictorJson.ExpectToken(ref reader, JsonTokenType.EndObject);
        return new(inner, map);
    }
}
