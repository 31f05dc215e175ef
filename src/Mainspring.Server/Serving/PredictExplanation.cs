using System.Buffers;
using System.Text.Json;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Server.Serving;

/// <summary>What a prediction rests on, as the answer has it and the journal keeps it: <c>{"contributions": {column: number}, "base_value": number}</c>.</summary>
internal static class PredictExplanation
{
    /// <summary>Adds that of a record to the scratch, when somebody asked and the model can tell.</summary>
    public static void Add(PredictScratch scratch, ServedModel model, int row, int predicted)
    {
        ReadOnlySpan<double> contributions = scratch.Contributions(model, row, predicted);
        if (contributions.IsEmpty)
        {
            return;
        }

        ArrayBufferWriter<byte> bytes = new(512);
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Encoder = NativeJson.Wire.Encoder }))
        {
            json.WriteStartObject();
            json.WriteStartObject("contributions"u8);
            for (int column = 0; column < model.Explainer!.Columns.Count; column++)
            {
                json.WriteNumber(model.Explainer.Columns[column], (float)contributions[column]);
            }

            json.WriteEndObject();
            json.WriteNumber("base_value"u8, (float)contributions[^1]);
            json.WriteEndObject();
        }

        scratch.Explanations.Add(bytes.WrittenSpan.ToArray());
    }

    /// <summary>The array of them for the journal.</summary>
    public static byte[] Join(List<byte[]> explanations)
    {
        using MemoryStream array = new();
        array.WriteByte((byte)'[');
        foreach ((int index, byte[] explanation) in explanations.Index())
        {
            if (index > 0)
            {
                array.WriteByte((byte)',');
            }

            array.Write(explanation);
        }

        array.WriteByte((byte)']');
        return array.ToArray();
    }

    /// <summary>Writes the members of an explanation into the object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ReadOnlyMemory<byte> explanation)
    {
        using JsonDocument members = JsonDocument.Parse(explanation);
        foreach (JsonProperty member in members.RootElement.EnumerateObject())
        {
            member.WriteTo(json);
        }
    }
}
