using System.Globalization;
using System.Text.Json;
using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Registry.Foreign;

namespace Mainspring.Lifecycle.Serving.Remote;

/// <summary>
/// Reads what scorers elsewhere answer: numbers; for classes their probabilities (by name, or in the order of the classes), the probability of the positive of two, or a label, which counts as certain.
/// </summary>
internal static class RemoteAnswers
{
    private const string ClassPrefix = "probability_";

    /// <summary>Reads an answer.</summary>
    /// <exception cref="FormatException">It is not about as many records, or says nothing that is known.</exception>
    public static void Read(RemoteProtocol protocol, JsonElement answer, ModelTarget target, int rows, Span<float> outputs)
    {
        if (protocol == RemoteProtocol.OpenInference)
        {
            ReadTensors(answer.GetProperty("outputs"), target, rows, outputs);
            return;
        }

        JsonElement predictions = answer.GetProperty("predictions");
        if (predictions.GetArrayLength() != rows)
        {
            throw new FormatException($"It has {predictions.GetArrayLength()} predictions for {rows} records.");
        }

        int row = 0;
        foreach (JsonElement prediction in predictions.EnumerateArray())
        {
            ReadOne(prediction, target, RowOf(outputs, row++, target));
        }
    }

    private static void ReadOne(JsonElement prediction, ModelTarget target, Span<float> to)
    {
        if (prediction.ValueKind == JsonValueKind.Object && target.Classes.Count > 0)
        {
            if (prediction.TryGetProperty("probabilities", out JsonElement shares) && shares.ValueKind == JsonValueKind.Object)
            {
                Fill(target, to, label => shares.GetProperty(label).GetSingle());
                return;
            }

            if (target.Classes.All(label => prediction.TryGetProperty(ClassPrefix + label, out _)))
            {
                Fill(target, to, label => prediction.GetProperty(ClassPrefix + label).GetSingle());
                return;
            }
        }

        ReadValue(prediction.ValueKind == JsonValueKind.Object ? prediction.GetProperty("prediction") : prediction, target, to);
    }

    private static void ReadValue(JsonElement value, ModelTarget target, Span<float> to)
    {
        if (target.Classes.Count == 0)
        {
            to[0] = (value.ValueKind == JsonValueKind.Array ? value[0] : value).GetSingle();
            return;
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == target.Classes.Count)
        {
            float[] shares = [.. value.EnumerateArray().Select(share => share.GetSingle())];
            Fill(target, to, label => shares[target.Classes.Index().First(known => known.Item == label).Index]);
            return;
        }

        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (target.Classes.Contains(text, StringComparer.Ordinal))
        {
            Fill(target, to, label => label == text ? 1 : 0);
        }
        else if (target.Classes.Count == 2 && value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and <= 1)
        {
            to[0] = value.GetSingle();
        }
        else
        {
            throw new FormatException($"'{text}' is none of the classes {string.Join(", ", target.Classes)}.");
        }
    }

    private static void ReadTensors(JsonElement tensors, ModelTarget target, int rows, Span<float> outputs)
    {
        var byName = tensors.EnumerateArray().ToDictionary(tensor => tensor.GetProperty("name").GetString()!, tensor => tensor.GetProperty("data"), StringComparer.Ordinal);
        if (target.Classes.Count > 0 && target.Classes.All(label => byName.ContainsKey(ClassPrefix + label)))
        {
            for (int row = 0; row < rows; row++)
            {
                int at = row;
                Fill(target, RowOf(outputs, row, target), label => byName[ClassPrefix + label][at].GetSingle());
            }

            return;
        }

        JsonElement data = byName.TryGetValue("prediction", out JsonElement named) ? named : byName.Count == 0 ? throw new FormatException("It has no outputs.") : byName.Values.First();
        JsonElement[] values = [.. data.EnumerateArray()];
        if (values.Length == rows * target.Classes.Count && values.Length > rows)
        {
            for (int row = 0; row < rows; row++)
            {
                int start = row * target.Classes.Count;
                Fill(target, RowOf(outputs, row, target), label => values[start + target.Classes.Index().First(known => known.Item == label).Index].GetSingle());
            }
        }
        else if (values.Length == rows)
        {
            for (int row = 0; row < rows; row++)
            {
                ReadValue(values[row], target, RowOf(outputs, row, target));
            }
        }
        else
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"It has {values.Length} values for {rows} records."));
        }
    }

    private static Span<float> RowOf(Span<float> outputs, int row, ModelTarget target)
    {
        int width = target.Classes.Count > 2 ? target.Classes.Count : 1;
        return outputs.Slice(row * width, width);
    }

    private static void Fill(ModelTarget target, Span<float> to, Func<string, float> share)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = share(target.Classes[target.Classes.Count == 2 ? 1 : i]);
        }
    }
}
