using System.Runtime.InteropServices;
using System.Text;
using Mainspring.Data.DuckDb;
using Mainspring.Lifecycle.Predictions.Sealing;

namespace Mainspring.Lifecycle.Predictions.Outcomes;

/// <summary>Reads outcomes without feedback from sealed segments. Rows of the same source share one <see cref="OutcomeSource"/>. Not thread-safe.</summary>
internal sealed class SealedOutcomes(OutcomeQuery query, long after)
{
    private const string Columns =
        "prediction_id, \"at\", request_id, key, variant, model, version, classes, reported, class, value, probabilities, latency_us, propensity, shadow_of";

    private readonly SealedRowReader _reader = new();
    private readonly List<(byte[] Variant, byte[] Model, byte[] Classes, OutcomeSource Source)> _sources = [];

    /// <summary>Asks for the rows of files that are wanted, in the order of the files.</summary>
    public DuckResult Query(DuckConnection connection, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        string conditions = "prediction_id > ?" + (query.Since is null ? "" : " AND \"at\" >= ?") + (query.Until is null ? "" : " AND \"at\" < ?") + (query.WithShadows ? "" : " AND shadow_of IS NULL")
            + (query.WithTries ? "" : $" AND (request_id IS NULL OR NOT starts_with(request_id, {DuckText.Quote(PredictionTries.Prefix)}))");
        object?[] values = [after, .. new object?[] { query.Since, query.Until }.Where(value => value is not null)];
        return connection.Query($"SELECT {Columns} FROM {DuckText.Files(paths)} WHERE {conditions} ORDER BY prediction_id", values, cancellation);
    }

    /// <summary>The next rows; null at the end.</summary>
    public IReadOnlyList<Outcome>? Read(DuckResult result)
    {
        if (result.Read() is not { } chunk)
        {
            return null;
        }

        Outcome[] outcomes = new Outcome[chunk.Count];
        for (int row = 0; row < outcomes.Length; row++)
        {
            outcomes[row] = Outcome(chunk, row);
        }

        return outcomes;
    }

    private Outcome Outcome(DuckChunk chunk, int row) => new()
    {
        PredictionId = chunk[0].Values<long>()[row],
        At = DateTimeOffset.UnixEpoch.AddTicks(chunk[1].Values<long>()[row] * TimeSpan.TicksPerMicrosecond),
        RequestId = Text(chunk[2], row),
        Key = Text(chunk[3], row),
        Source = SourceOf(chunk, row),
        Class = chunk[9].HasValue(row) ? chunk[9].Values<int>()[row] : null,
        Value = chunk[10].HasValue(row) ? chunk[10].Values<double>()[row] : null,
        Probabilities = chunk[11].HasValue(row) ? MemoryMarshal.Cast<byte, double>(chunk[11].Text(row)).ToArray() : [],
        Latency = TimeSpan.FromMicroseconds(chunk[12].Values<long>()[row]),
        Propensity = chunk[13].Values<double>()[row],
        ShadowOf = chunk[14].HasValue(row) ? chunk[14].Values<long>()[row] : null,
    };

    private OutcomeSource SourceOf(DuckChunk chunk, int row)
    {
        ReadOnlySpan<byte> variant = chunk[4].Text(row);
        ReadOnlySpan<byte> model = chunk[5].Text(row);
        int version = chunk[6].Values<int>()[row];
        ReadOnlySpan<byte> classes = chunk[7].HasValue(row) ? chunk[7].Text(row) : default;
        int? reported = chunk[8].HasValue(row) ? chunk[8].Values<int>()[row] : null;
        foreach ((byte[] Variant, byte[] Model, byte[] Classes, OutcomeSource Source) known in _sources)
        {
            if (known.Source.Version == version && known.Source.ReportedClass == reported
                && variant.SequenceEqual(known.Variant) && model.SequenceEqual(known.Model) && classes.SequenceEqual(known.Classes))
            {
                return known.Source;
            }
        }

        OutcomeSource source = new()
        {
            Endpoint = query.Endpoint,
            Variant = Encoding.UTF8.GetString(variant),
            Model = Encoding.UTF8.GetString(model),
            Version = version,
            Classes = classes.IsEmpty ? [] : _reader.Classes(classes),
            ReportedClass = reported,
        };
        _sources.Add((variant.ToArray(), model.ToArray(), classes.ToArray(), source));
        return source;
    }

    private static string? Text(DuckVector column, int row) => column.HasValue(row) ? Encoding.UTF8.GetString(column.Text(row)) : null;
}
