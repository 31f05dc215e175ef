using System.Globalization;
using System.Text;
using Mainspring.Data.DuckDb;

namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>
/// Finds sealed predictions, newest first: the newest segments first, then more and more of them; narrow columns first, whole rows only of what was found.
/// </summary>
internal sealed class SealedPage(SegmentDatabase database, PredictionFilter filter)
{
    private const int FirstSegments = 4;

    private readonly SealedRowReader _reader = new();

    /// <summary>At most so many rows that the filter takes.</summary>
    public async Task<IReadOnlyList<PredictionRow>> ReadAsync(IReadOnlyList<SealedSegment> segments, int wanted, CancellationToken cancellation)
    {
        List<PredictionRow> rows = [];
        long before = filter.Before;
        using DuckConnection connection = database.Connect();
        for (int width = FirstSegments; rows.Count < wanted && before > filter.Floor + 1; width *= 4)
        {
            SealedSegment[] rest = [.. segments.Where(one => one.FirstId < before && one.LastId > filter.Floor).OrderByDescending(one => one.LastId)];
            if (rest.Length == 0)
            {
                break;
            }

            // Segments of several nodes overlap: what lies above all that is not read now comes first.
            long after = Math.Min(before - 1, Math.Max(filter.Floor, rest.Skip(width).Select(one => one.LastId).FirstOrDefault()));
            string files = DuckText.Files(await database.PathsAsync(rest.Take(width), cancellation));
            IReadOnlyList<long> ids = Find(connection, files, before, after, wanted - rows.Count, cancellation);
            rows.AddRange(Read(connection, files, ids, cancellation));
            before = after + 1;
        }

        return rows;
    }

    private List<long> Find(DuckConnection connection, string files, long before, long after, int wanted, CancellationToken cancellation)
    {
        (string conditions, List<object?> values) = filter.ToSql(before, after);
        string limit = filter.NeedsFeedback ? "" : string.Create(CultureInfo.InvariantCulture, $"LIMIT {wanted}");
        using DuckResult result = connection.Query(
            $"SELECT prediction_id, request_id, key, class, classes, shadow_of FROM {files} WHERE {conditions} ORDER BY prediction_id DESC {limit}", values, cancellation);
        List<long> ids = [];
        while (ids.Count < wanted && result.Read() is { } chunk)
        {
            ReadOnlySpan<long> found = chunk[0].Values<long>();
            for (int row = 0; row < chunk.Count && ids.Count < wanted; row++)
            {
                if (!filter.NeedsFeedback || TakesLabel(chunk, row))
                {
                    ids.Add(found[row]);
                }
            }
        }

        return ids;
    }

    private bool TakesLabel(DuckChunk chunk, int row) => filter.TakesLabel(
        chunk[5].HasValue(row) ? chunk[5].Values<long>()[row] : chunk[0].Values<long>()[row],
        chunk[1].HasValue(row) ? Encoding.UTF8.GetString(chunk[1].Text(row)) : null,
        chunk[2].HasValue(row) ? Encoding.UTF8.GetString(chunk[2].Text(row)) : null,
        chunk[3].HasValue(row) ? chunk[3].Values<int>()[row] : null,
        chunk[4].HasValue(row) ? _reader.Classes(chunk[4].Text(row)) : []);

    private List<PredictionRow> Read(DuckConnection connection, string files, IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        List<PredictionRow> rows = new(ids.Count);
        if (ids.Count == 0)
        {
            return rows;
        }

        string list = string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
        using DuckResult result = connection.Query(
            $"FROM {files} WHERE prediction_id BETWEEN ? AND ? AND prediction_id IN ({list}) ORDER BY prediction_id DESC", [ids[^1], ids[0]], cancellation);
        while (result.Read() is { } chunk)
        {
            for (int row = 0; row < chunk.Count; row++)
            {
                rows.Add(_reader.Read(chunk, row));
            }
        }

        return rows;
    }
}
