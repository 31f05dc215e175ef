using System.Buffers.Binary;
using System.Text;
using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Predictions.Outcomes;

/// <summary>Decodes journal records to outcomes without feedback and without their inputs. Records of the same source share one <see cref="OutcomeSource"/>.</summary>
internal sealed class OutcomeDecoder
{
    private readonly SourceCache _sources = new();

    /// <summary>Adds the predictions of a record that are wanted.</summary>
    /// <exception cref="InvalidDataException">The payload is not a request of this format.</exception>
    public void Decode(long firstId, ReadOnlySpan<byte> payload, OutcomeQuery query, List<Outcome> outcomes)
    {
        PayloadReader reader = new(payload);
        ReadOnlySpan<byte> head = reader.Take(PayloadFormat.FixedBytes);
        DateTimeOffset at = DateTimeOffset.UnixEpoch.AddTicks(BinaryPrimitives.ReadInt64LittleEndian(head[PayloadFormat.ArrivalOffset..]) * TimeSpan.TicksPerMicrosecond);
        if (at < query.Since || at >= query.Until)
        {
            return;
        }

        OutcomeSource source = _sources.Take(ref reader, payload, BinaryPrimitives.ReadInt32LittleEndian(head[PayloadFormat.VersionOffset..])).Source;
        if (source.Endpoint != query.Endpoint)
        {
            return;
        }

        Outcome request = new()
        {
            PredictionId = firstId,
            Source = source,
            RequestId = reader.TryText(out ReadOnlySpan<byte> text) ? Encoding.UTF8.GetString(text) : null,
            Key = reader.TryText(out text) ? Encoding.UTF8.GetString(text) : null,
            At = at,
            Latency = TimeSpan.FromMicroseconds(BinaryPrimitives.ReadUInt32LittleEndian(head[PayloadFormat.LatencyOffset..])),
        };
        if (!query.WithTries && PredictionTries.Has(request.RequestId))
        {
            return;
        }

        reader.Text();
        int start = outcomes.Count;
        int classes = head[1] == PayloadFormat.ClassShape ? source.Classes.Count : 0;
        int count = BinaryPrimitives.ReadInt32LittleEndian(head[PayloadFormat.CountOffset..]);
        for (int index = 0; index < count; index++)
        {
            reader.Text();
            long id = PredictionIdSource.At(firstId, index);
            outcomes.Add(classes == 0 ? request with { PredictionId = id, Value = reader.Double() } : Classified(ref reader, request, id, classes));
        }

        ApplyExtensions(ref reader, outcomes, start, query);
    }

    private static Outcome Classified(ref PayloadReader reader, Outcome request, long id, int classes)
    {
        int predicted = (int)reader.Varint();
        double[] probabilities = new double[classes];
        for (int index = 0; index < classes; index++)
        {
            probabilities[index] = reader.Double();
        }

        return predicted < classes
            ? request with { PredictionId = id, Class = predicted, Probabilities = probabilities }
            : throw new InvalidDataException($"A journal record names class {predicted} of {classes}.");
    }

    private static void ApplyExtensions(ref PayloadReader reader, List<Outcome> outcomes, int start, OutcomeQuery query)
    {
        PayloadExtensions extensions = PayloadDecoder.Extensions(ref reader);
        double propensity = extensions.Propensity;
        long? shadowOf = extensions.ShadowOf;
        if (shadowOf is not null && !query.WithShadows)
        {
            outcomes.RemoveRange(start, outcomes.Count - start);
            return;
        }

        if (outcomes.Count == start)
        {
            return;
        }

        for (int index = start; index < outcomes.Count && (shadowOf is not null || propensity != 1); index++)
        {
            outcomes[index] = outcomes[index] with
            {
                Propensity = propensity,
                ShadowOf = shadowOf is { } answer ? PredictionIdSource.At(answer, index - start) : null,
            };
        }

        if (outcomes[start].PredictionId <= query.AfterId)
        {
            outcomes.RemoveAll(outcome => outcome.PredictionId <= query.AfterId);
        }
    }
}
