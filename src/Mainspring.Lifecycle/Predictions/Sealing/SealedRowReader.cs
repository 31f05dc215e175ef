using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Mainspring.Data.DuckDb;

namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>Turns whole rows of sealed segments back to predictions. Lists of classes are decoded once. Not thread-safe.</summary>
internal sealed class SealedRowReader
{
    private readonly Dictionary<string, string[]> _classes = new(StringComparer.Ordinal);

    /// <summary>The classes of a JSON array as literals.</summary>
    public IReadOnlyList<string> Classes(ReadOnlySpan<byte> array)
    {
        string text = Encoding.UTF8.GetString(array);
        if (!_classes.TryGetValue(text, out string[]? classes))
        {
            using JsonDocument document = JsonDocument.Parse(text);
            _classes.Add(text, classes = [.. document.RootElement.EnumerateArray().Select(one => one.GetRawText())]);
        }

        return classes;
    }

    /// <summary>A row of all <see cref="SealedColumns"/>.</summary>
    public PredictionRow Read(DuckChunk chunk, int row)
    {
        LoggedPrediction prediction = Prediction(chunk, row);
        LoggedRequest request = new()
        {
            RequestId = Text(chunk, SealedColumns.RequestId, row),
            Key = Text(chunk, SealedColumns.Key, row),
            At = DateTimeOffset.UnixEpoch.AddTicks(chunk[SealedColumns.At].Values<long>()[row] * TimeSpan.TicksPerMicrosecond),
            Latency = TimeSpan.FromMicroseconds(chunk[SealedColumns.Latency].Values<long>()[row]),
            Endpoint = Text(chunk, SealedColumns.Endpoint, row)!,
            Variant = Text(chunk, SealedColumns.Variant, row)!,
            Model = Text(chunk, SealedColumns.Model, row)!,
            Version = chunk[SealedColumns.Version].Values<int>()[row],
            Classes = chunk[SealedColumns.Classes].HasValue(row) ? Classes(chunk[SealedColumns.Classes].Text(row)) : [],
            Warnings = Bytes(chunk, SealedColumns.Warnings, row),
            Propensity = chunk[SealedColumns.Propensity].Values<double>()[row],
            ShadowOf = Number<long>(chunk, SealedColumns.ShadowOf, row),
            Predictions = [prediction],
        };
        return new PredictionRow(request, prediction);
    }

    private static LoggedPrediction Prediction(DuckChunk chunk, int row) => new()
    {
        PredictionId = chunk[SealedColumns.PredictionId].Values<long>()[row],
        Input = Bytes(chunk, SealedColumns.Input, row),
        Class = Number<int>(chunk, SealedColumns.Class, row),
        Value = Number<double>(chunk, SealedColumns.Value, row),
        Probability = Number<double>(chunk, SealedColumns.Probability, row),
        Probabilities = MemoryMarshal.Cast<byte, double>(Bytes(chunk, SealedColumns.Probabilities, row)).ToArray(),
        Contributions = Bytes(chunk, SealedColumns.Contributions, row),
    };

    private static byte[] Bytes(DuckChunk chunk, int column, int row) => chunk[column].HasValue(row) ? chunk[column].Text(row).ToArray() : [];

    private static string? Text(DuckChunk chunk, int column, int row) => chunk[column].HasValue(row) ? Encoding.UTF8.GetString(chunk[column].Text(row)) : null;

    private static T? Number<T>(DuckChunk chunk, int column, int row)
        where T : unmanaged => chunk[column].HasValue(row) ? chunk[column].Values<T>()[row] : null;
}
