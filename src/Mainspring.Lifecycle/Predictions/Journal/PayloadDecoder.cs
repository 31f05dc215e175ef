using System.Buffers.Binary;
using System.Text;

namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>Turns the payload of a frame into a <see cref="LoggedRequest"/>, or into as little of it as is needed.</summary>
internal static class PayloadDecoder
{
    /// <summary>The endpoint and the request id of a payload, empty when it has none, without decoding the rest.</summary>
    public static void Identify(ReadOnlySpan<byte> payload, out ReadOnlySpan<byte> endpoint, out ReadOnlySpan<byte> requestId)
    {
        PayloadReader reader = new(payload);
        reader.Take(PayloadFormat.FixedBytes);
        endpoint = reader.Text();
        reader.Text();
        reader.Text();
        for (uint left = reader.Varint(); left > 0; left--)
        {
            reader.Text();
        }

        reader.Varint();
        requestId = reader.Text();
    }

    /// <summary>The number of predictions in a payload.</summary>
    public static int Count(ReadOnlySpan<byte> payload) =>
        payload.Length < PayloadFormat.FixedBytes ? 0 : BinaryPrimitives.ReadInt32LittleEndian(payload[PayloadFormat.CountOffset..]);

    /// <summary>The whole request.</summary>
    /// <exception cref="InvalidDataException">The payload is not a request of this format.</exception>
    public static LoggedRequest Decode(long firstId, ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        ReadOnlySpan<byte> head = reader.Take(PayloadFormat.FixedBytes);
        if (head[0] != PayloadFormat.RequestKind || head[1] is not (PayloadFormat.ValueShape or PayloadFormat.ClassShape))
        {
            throw new InvalidDataException($"A journal record is of kind {head[0]} and shape {head[1]}, which this version of Mainspring does not know.");
        }

        int count = BinaryPrimitives.ReadInt32LittleEndian(head[PayloadFormat.CountOffset..]);
        long arrived = BinaryPrimitives.ReadInt64LittleEndian(head[PayloadFormat.ArrivalOffset..]);
        uint latency = BinaryPrimitives.ReadUInt32LittleEndian(head[PayloadFormat.LatencyOffset..]);
        string endpoint = String(reader.Text());
        string variant = String(reader.Text());
        string model = String(reader.Text());
        string[] classes = Classes(ref reader);
        int reported = (int)reader.Varint() - 1;
        string? requestId = reader.TryText(out ReadOnlySpan<byte> text) ? String(text) : null;
        string? key = reader.TryText(out text) ? String(text) : null;
        byte[] warnings = reader.Text().ToArray();
        LoggedPrediction[] predictions = Predictions(ref reader, firstId, count, head[1] == PayloadFormat.ClassShape ? classes.Length : 0, reported);
        PayloadExtensions extensions = Extensions(ref reader);
        ContributionList.Apply(extensions.Contributions, predictions);
        return new LoggedRequest
        {
            RequestId = requestId,
            Key = key,
            At = DateTimeOffset.UnixEpoch.AddTicks(arrived * TimeSpan.TicksPerMicrosecond),
            Latency = TimeSpan.FromMicroseconds(latency),
            Endpoint = endpoint,
            Variant = variant,
            Model = model,
            Version = BinaryPrimitives.ReadInt32LittleEndian(head[PayloadFormat.VersionOffset..]),
            Classes = classes,
            Warnings = warnings,
            Propensity = extensions.Propensity,
            ShadowOf = extensions.ShadowOf,
            Predictions = predictions,
        };
    }

    /// <summary>What follows the predictions.</summary>
    public static PayloadExtensions Extensions(ref PayloadReader reader)
    {
        PayloadExtensions extensions = new() { Propensity = 1 };
        while (!reader.IsAtEnd)
        {
            uint tag = reader.Varint();
            ReadOnlySpan<byte> value = reader.Text();
            if (tag == PayloadFormat.PropensityTag && value.Length == sizeof(double))
            {
                extensions.Propensity = BinaryPrimitives.ReadDoubleLittleEndian(value);
            }
            else if (tag == PayloadFormat.ShadowTag && value.Length == sizeof(long))
            {
                extensions.ShadowOf = BinaryPrimitives.ReadInt64LittleEndian(value);
            }
            else if (tag == PayloadFormat.ContributionsTag)
            {
                extensions.Contributions = value;
            }
        }

        return extensions;
    }

    private static LoggedPrediction[] Predictions(ref PayloadReader reader, long firstId, int count, int classes, int reported)
    {
        List<LoggedPrediction> predictions = new(Math.Clamp(count, 0, 4096));
        for (int index = 0; index < count; index++)
        {
            long id = PredictionIdSource.At(firstId, index);
            byte[] input = reader.Text().ToArray();
            predictions.Add(classes == 0
                ? new LoggedPrediction { PredictionId = id, Input = input, Value = reader.Double() }
                : Classified(ref reader, id, input, classes, reported));
        }

        return [.. predictions];
    }

    private static LoggedPrediction Classified(ref PayloadReader reader, long id, byte[] input, int classes, int reported)
    {
        int predicted = (int)reader.Varint();
        double[] probabilities = new double[classes];
        for (int index = 0; index < classes; index++)
        {
            probabilities[index] = reader.Double();
        }

        int shown = reported >= 0 ? reported : predicted;
        return shown < classes && predicted < classes
            ? new LoggedPrediction
            {
                PredictionId = id,
                Input = input,
                Class = predicted,
                Probability = probabilities[shown],
                Probabilities = probabilities,
            }
            : throw new InvalidDataException($"A journal record names class {Math.Max(shown, predicted)} of {classes}.");
    }

    /// <summary>The classes of a source.</summary>
    public static string[] Classes(ref PayloadReader reader)
    {
        uint count = reader.Varint();
        List<string> classes = [];
        for (; count > 0; count--)
        {
            classes.Add(String(reader.Text()));
        }

        return [.. classes];
    }

    private static string String(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
