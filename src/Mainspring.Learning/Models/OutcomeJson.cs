using System.Text.Json;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Models;

/// <summary>Writes what a model answers as JSON: <c>"prediction"</c>, for classes <c>"probability"</c> and <c>"probabilities"</c>, for numbers with intervals <c>"interval": [low, high]</c>. Compiled once for a model.</summary>
public sealed class OutcomeJson
{
    private static readonly JsonEncodedText Prediction = JsonEncodedText.Encode("prediction");
    private static readonly JsonEncodedText Interval = JsonEncodedText.Encode("interval");
    private static readonly JsonEncodedText Probability = JsonEncodedText.Encode("probability");
    private static readonly JsonEncodedText Probabilities = JsonEncodedText.Encode("probabilities");

    private readonly Scorer _scorer;
    private readonly JsonEncodedText[] _names;
    private readonly byte[][] _labels;

    /// <param name="scorer">The scorer whose outputs are written.</param>
    public OutcomeJson(Scorer scorer)
    {
        _scorer = scorer;
        ModelTarget target = scorer.Model.Target;
        _names = [.. target.Classes.Select(label => JsonEncodedText.Encode(label))];
        _labels = [.. target.Classes.Select(label => LabelOf(label, target.Type))];
    }

    /// <summary>Writes the properties of one row into the open object.</summary>
    public void WriteProperties(Utf8JsonWriter writer, ReadOnlySpan<float> outputs)
    {
        Outcome outcome = _scorer.Shape(outputs);
        writer.WritePropertyName(Prediction);
        if (outcome.Class < 0)
        {
            WriteNumber(writer, outcome.Value);
            if (outputs.Length == 3)
            {
                writer.WriteStartArray(Interval);
                WriteNumber(writer, outputs[1]);
                WriteNumber(writer, outputs[2]);
                writer.WriteEndArray();
            }

            return;
        }

        writer.WriteRawValue(_labels[outcome.Class], skipInputValidation: true);
        writer.WritePropertyName(Probability);
        WriteNumber(writer, outcome.Value);
        writer.WriteStartObject(Probabilities);
        for (int i = 0; i < _names.Length; i++)
        {
            writer.WritePropertyName(_names[i]);
            WriteNumber(writer, _scorer.ProbabilityOf(i, outputs));
        }

        writer.WriteEndObject();
    }

    /// <summary>JSON has no infinities and no NaN: they are null.</summary>
    private static void WriteNumber(Utf8JsonWriter writer, float value)
    {
        if (float.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <summary>A class as the JSON value that it is answered as: numbers and booleans as such, when their spelling is JSON's, else a string.</summary>
    /// <param name="label">The class.</param>
    /// <param name="type">The type of the target's column.</param>
    public static byte[] LabelOf(string label, ColumnType type)
    {
        bool isPlain = type is ColumnType.Boolean ? label is "true" or "false" : type is ColumnType.Integer or ColumnType.Real && IsJsonNumber(label);
        return isPlain ? System.Text.Encoding.UTF8.GetBytes(label) : [(byte)'"', .. JsonEncodedText.Encode(label).EncodedUtf8Bytes, (byte)'"'];
    }

    private static bool IsJsonNumber(string label)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(label));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
