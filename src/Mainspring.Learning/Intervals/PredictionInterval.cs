using System.Buffers;
using System.Text.Json;
using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Intervals;

/// <summary>
/// Intervals around predicted numbers that hold the truth at a stated rate: prediction ± margin · scale, where margin is a quantile of the errors on rows that the fits did not learn
/// from (Vovk, Gammerman and Shafer, "Algorithmic Learning in a Random World", 2005) and scale says how far off such rows usually are (Papadopoulos et al., "Normalized nonconformity
/// measures", 2008). Where the logarithm was learned, errors are measured on it, and intervals are longer upwards. Immutable.
/// </summary>
public sealed class PredictionInterval
{
    /// <param name="level">The share of rows whose truth lies inside, in (0, 1).</param>
    /// <param name="margin">How many scales an interval reaches to either side; not negative.</param>
    /// <param name="isLogarithmic">Whether errors are those of ln(1 + number).</param>
    /// <param name="scale">Predicts the logarithm of a row's usual error from its features; null where all rows have the same, 1.</param>
    /// <exception cref="PredictorFormatException">A number is out of its range, or the scale has several outputs.</exception>
    public PredictionInterval(double level, double margin, bool isLogarithmic, IPredictor? scale)
    {
        if (level is not (> 0 and < 1) || !(margin >= 0) || double.IsInfinity(margin) || scale is { OutputCount: not 1 })
        {
            throw new PredictorFormatException($"An interval of level {level} and margin {margin} cannot be; the level lies between 0 and 1, the margin is a finite number from 0, and the scale has one output.");
        }

        (Level, Margin, IsLogarithmic, Scale) = (level, margin, isLogarithmic, scale);
    }

    /// <summary>The share of rows whose truth lies inside.</summary>
    public double Level { get; }

    /// <summary>How many scales an interval reaches to either side.</summary>
    public double Margin { get; }

    /// <summary>Whether errors are those of ln(1 + number).</summary>
    public bool IsLogarithmic { get; }

    /// <summary>Predicts the logarithm of a row's usual error; null where all rows have the same.</summary>
    public IPredictor? Scale { get; }

    /// <summary>Spreads predictions to a prediction and its interval a row.</summary>
    /// <param name="features">Row-major, as the predictor takes them.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="outputs">In: one prediction a row. Out: prediction, least and greatest number, row after row.</param>
    public void Spread(ReadOnlySpan<float> features, int rows, Span<float> outputs)
    {
        float[] scales = ArrayPool<float>.Shared.Rent(Math.Max(1, rows));
        try
        {
            Scale?.Predict(features, rows, scales);
            for (int row = rows - 1; row >= 0; row--)
            {
                float value = outputs[row];
                (outputs[(3 * row) + 1], outputs[(3 * row) + 2]) = Around(value, Scale is null ? 0 : scales[row]);
                outputs[3 * row] = value;
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scales);
        }
    }

    private (float Low, float High) Around(double value, double logScale)
    {
        double reach = Margin * Math.Exp(Math.Min(logScale, 700));
        if (!IsLogarithmic)
        {
            return ((float)(value - reach), (float)(value + reach));
        }

        double middle = double.LogP1(Math.Max(value, -1 + 1e-12));
        return ((float)(double.Exp(middle - reach) - 1), (float)(double.Exp(Math.Min(middle + reach, 700)) - 1));
    }

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("level", Level);
        writer.WriteNumber("margin", Margin);
        writer.WriteBoolean("logarithmic", IsLogarithmic);
        if (Scale is not null)
        {
            writer.WritePropertyName("scale");
            Scale.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    /// <exception cref="PredictorFormatException">The JSON is damaged.</exception>
    internal static PredictionInterval Read(ref Utf8JsonReader reader)
    {
        PredictorJson.ExpectToken(ref reader, JsonTokenType.StartObject);
        PredictorJson.Expect(ref reader, "level");
        double level = reader.GetDouble();
        PredictorJson.Expect(ref reader, "margin");
        double margin = reader.GetDouble();
        PredictorJson.Expect(ref reader, "logarithmic");
        bool logarithmic = reader.GetBoolean();
        IPredictor? scale = null;
        reader.Read();
        if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("scale"))
        {
            reader.Read();
            scale = Predictor.Read(ref reader);
            reader.Read();
        }

        PredictorJson.ExpectToken(ref reader, JsonTokenType.EndObject);
        return new(level, margin, logarithmic, scale);
    }
}
