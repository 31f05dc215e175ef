using Mainspring.Data.DuckDb;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Pipelines.Faults;

namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>
/// Puts small segments of an endpoint and day together, so that their number stays small: neighbours of the same size class, ten or more at a time. Each prediction is
/// thereby rewritten about three times.
/// </summary>
internal sealed class SegmentMerge(ISealedSegmentStore manifest, IArtifactStore store, SegmentFiles files, string scratch)
{
    /// <summary>The fewest segments that are put together.</summary>
    public const int Fewest = 10;

    private static readonly long[] SizeClasses = [2_000, 20_000, 200_000];

    /// <summary>Looks at the endpoints and days that got new segments.</summary>
    /// <returns>How many segments were put together.</returns>
    public async Task<int> RunAsync(DuckConnection connection, int node, IReadOnlyList<SealedSegment> added, CancellationToken cancellation)
    {
        int merged = 0;
        foreach (SealedSegment place in added)
        {
            SealedLog log = await manifest.ReadAsync(place.Endpoint, cancellation);
            SealedSegment[] neighbours = [.. log.Segments.Where(one => one.Node == node && one.Day == place.Day)];
            if (FindRun(neighbours) is { } run)
            {
                await MergeAsync(connection, run, cancellation);
                merged += run.Count;
            }
        }

        return merged;
    }

    /// <summary>Neighbours, in the order of their ids, that are all at most of one size class; of the smallest class with enough of them.</summary>
    public static IReadOnlyList<SealedSegment>? FindRun(IReadOnlyList<SealedSegment> segments)
    {
        foreach (long largest in SizeClasses)
        {
            int start = 0;
            for (int index = 0; index <= segments.Count; index++)
            {
                if (index < segments.Count && segments[index].Rows <= largest)
                {
                    continue;
                }

                if (index - start >= Fewest)
                {
                    return [.. segments.Skip(start).Take(index - start)];
                }

                start = index + 1;
            }
        }

        return null;
    }

    private async Task MergeAsync(DuckConnection connection, IReadOnlyList<SealedSegment> run, CancellationToken cancellation)
    {
        List<string> paths = [];
        foreach (SealedSegment segment in run)
        {
            paths.Add(await files.PathOfAsync(segment, cancellation));
        }

        string path = Path.Combine(scratch, $"merging-{Guid.NewGuid():N}.parquet");
        try
        {
            (long firstId, long lastId, long rows) = SegmentWriting.Copy(connection, $"FROM {DuckText.Files(paths)}", path);
            if (rows != run.Sum(segment => segment.Rows))
            {
                throw new InvalidDataException($"{run.Count} sealed segments of {run[0].Endpoint} hold {rows} predictions where the manifest has {run.Sum(segment => segment.Rows)}.");
            }

            Content content = await PredictionSealer.PutAsync(store, path, cancellation);
            FaultPoint.Hit("predictions.merged");
            await manifest.ReplaceAsync(run, run[0] with { FirstId = firstId, LastId = lastId, Rows = rows, Content = content }, cancellation);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
