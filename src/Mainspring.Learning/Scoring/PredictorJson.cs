using System.Text.Json;

namespace Mainspring.Learning.Scoring;

/// <summary>Strict reading of the one order of properties that we write: the form is ours, anything else is damage.</summary>
internal static class PredictorJson
{
    /// <summary>Steps over the property name that must come next, to its value.</summary>
    /// <exception cref="PredictorFormatException">Something else comes.</exception>
    public static void Expect(ref Utf8JsonReader reader, string name)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(name))
        {
            throw new PredictorFormatException($"At byte {reader.TokenStartIndex} the predictor should have '{name}'.");
        }

        reader.Read();
    }

    /// <exception cref="PredictorFormatException">The array, or the end of the object, does not come.</exception>
    public static void ExpectToken(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token)
        {
            throw new PredictorFormatException($"At byte {reader.TokenStartIndex} the predictor should have a {token}, not a {reader.TokenType}.");
        }
    }

    public static string ReadText(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, name);
        ExpectToken(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    public static int ReadCount(ref Utf8JsonReader reader, string name, int least)
    {
        Expect(ref reader, name);
        int value = reader.GetInt32();
        return value >= least ? value : throw new PredictorFormatException($"The predictor's '{name}' is {value}; it must be at least {least}.");
    }

    public static int[] ReadInts(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, name);
        ExpectToken(ref reader, JsonTokenType.StartArray);
        var values = new List<int>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(reader.GetInt32());
        }

        return [.. values];
    }

    /// <summary>The numbers of the last property of an object, or none when the object ends before it. Left at the end of the object.</summary>
    /// <exception cref="PredictorFormatException">A number does not fit single precision.</exception>
    public static float[] ReadFloatsIfAny(ref Utf8JsonReader reader, string name)
    {
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndObject)
        {
            return [];
        }

        if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(name))
        {
            throw new PredictorFormatException($"At byte {reader.TokenStartIndex} the predictor should have '{name}' or end.");
        }

        reader.Read();
        float[] values = ReadFloatArray(ref reader, name);
        reader.Read();
        return values;
    }

    /// <exception cref="PredictorFormatException">A number does not fit single precision.</exception>
    public static float[] ReadFloats(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, name);
        return ReadFloatArray(ref reader, name);
    }

    private static float[] ReadFloatArray(ref Utf8JsonReader reader, string name)
    {
        ExpectToken(ref reader, JsonTokenType.StartArray);
        var values = new List<float>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            float value = reader.GetSingle();
            values.Add(float.IsFinite(value) ? value : throw new PredictorFormatException($"At byte {reader.TokenStartIndex}: a value of '{name}' is not a finite number of single precision."));
        }

        return [.. values];
    }

    public static double[] ReadDoubles(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, name);
        ExpectToken(ref reader, JsonTokenType.StartArray);
        var values = new List<double>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(reader.GetDouble());
        }

        return [.. values];
    }

    public static void Write(Utf8JsonWriter writer, string name, ReadOnlySpan<double> values)
    {
        writer.WriteStartArray(name);
        foreach (double value in values)
        {
            writer.WriteNumberValue(value);
        }

        writer.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter writer, string name, ReadOnlySpan<int> values)
    {
        writer.WriteStartArray(name);
        foreach (int value in values)
        {
            writer.WriteNumberValue(value);
        }

        writer.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter writer, string name, ReadOnlySpan<float> values)
    {
        writer.WriteStartArray(name);
        foreach (float value in values)
        {
            writer.WriteNumberValue(value);
        }

        writer.WriteEndArray();
    }
}
