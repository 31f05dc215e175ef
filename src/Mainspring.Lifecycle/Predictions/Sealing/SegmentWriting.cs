using System.Buffers.Binary;
using Mainspring.Data.DuckDb;
using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>Sorts the records of a stretch of journal by endpoint and day, and writes each to a Parquet file. For one stretch.</summary>
internal sealed class SegmentWriting(DuckConnection connection) : IDisposable
{
    /// <summary>Rows that are read together; small, so that the rows of a page are found without reading many others.</summary>
    private const int GroupRows = 16_384;

    private readonly Dictionary<(string Endpoint, DateOnly Day), SealedRows> _tables = [];
    private readonly SourceCache _sources = new();

    /// <summary>The number of predictions that were added.</summary>
    public long Rows { get; private set; }

    /// <summary>The largest id that was added.</summary>
    public long LastId { get; private set; }

    /// <summary>What there is to write.</summary>
    public IReadOnlyDictionary<(string Endpoint, DateOnly Day), SealedRows> Tables => _tables;

    /// <summary>Adds a record.</summary>
    /// <exception cref="InvalidDataException">It is none of this format.</exception>
    public void Add(JournalFrame frame)
    {
        PayloadReader reader = new(frame.Payload);
        ReadOnlySpan<byte> head = reader.Take(PayloadFormat.FixedBytes);
        if (head[0] != PayloadFormat.RequestKind || head[1] is not (PayloadFormat.ValueShape or PayloadFormat.ClassShape))
        {
            throw new InvalidDataException($"A journal record is of kind {head[0]} and shape {head[1]}, which this version of Mainspring does not know.");
        }

        KnownSource source = _sources.Take(ref reader, frame.Payload, BinaryPrimitives.ReadInt32LittleEndian(head[PayloadFormat.VersionOffset..]));
        (string, DateOnly) place = (source.Source.Endpoint, DateOnly.FromDateTime(PredictionIdSource.TimeOf(frame.FirstId).UtcDateTime));
        if (!_tables.TryGetValue(place, out SealedRows? table))
        {
            _tables.Add(place, table = new SealedRows(connection, $"stretch_{_tables.Count}"));
        }

        table.Add(frame.FirstId, head, source, reader);
        int count = PayloadDecoder.Count(frame.Payload);
        Rows += count;
        LastId = PredictionIdSource.At(frame.FirstId, Math.Max(1, count) - 1);
    }

    /// <summary>Writes a table to a file. A request id counts once: of two requests in the table the later stays, and none that was sealed before.</summary>
    /// <param name="table">The table.</param>
    /// <param name="path">The file.</param>
    /// <param name="earlier">Files of the endpoint in which the ids of its requests are looked for.</param>
    /// <returns>The smallest and largest id and the number of predictions.</returns>
    public (long FirstId, long LastId, long Rows) Write(SealedRows table, string path, IReadOnlyList<string> earlier)
    {
        table.Complete();
        string name = table.Table;
        if (table.HasRequestIds)
        {
            connection.Execute(
                $"DELETE FROM {name} WHERE request_first_id IN (SELECT request_first_id FROM {name} WHERE request_id IS NOT NULL QUALIFY request_first_id < max(request_first_id) OVER (PARTITION BY request_id))");
        }

        if (table.HasRequestIds && earlier.Count > 0)
        {
            connection.Execute($"DELETE FROM {name} WHERE request_id IN (SELECT request_id FROM {DuckText.Files(earlier)} WHERE request_id IS NOT NULL)");
        }

        return Copy(connection, $"FROM {name} ORDER BY prediction_id", path);
    }

    /// <summary>Writes the rows of a query, which are in the order of their ids, to a file.</summary>
    public static (long FirstId, long LastId, long Rows) Copy(DuckConnection connection, string query, string path)
    {
        connection.Execute($"COPY ({query}) TO {DuckText.Quote(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GroupRows})");
        using DuckResult result = connection.Query($"SELECT coalesce(min(prediction_id), 0), coalesce(max(prediction_id), 0), count(*) FROM {DuckText.Files([path])}");
        DuckChunk chunk = result.Read()!.Value;
        return (chunk[0].Values<long>()[0], chunk[1].Values<long>()[0], chunk[2].Values<long>()[0]);
    }

    public void Dispose()
    {
        foreach (SealedRows table in _tables.Values)
        {
            table.Dispose();
        }
    }
}
