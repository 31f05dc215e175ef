using Mainspring.Data.DuckDb;

namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>Reads sealed segments with DuckDB. Safe for several threads: each takes a connection of its own.</summary>
/// <param name="files">Where the files of segments are.</param>
/// <param name="scratch">Where queries that do not fit in memory spill.</param>
public sealed class SegmentDatabase(SegmentFiles files, string scratch) : IDisposable
{
    private readonly DuckDatabase _duck = DuckDatabase.InMemory(new DuckDbOptions { TemporaryFolder = scratch });

    /// <summary>A connection.</summary>
    public DuckConnection Connect() => _duck.Connect();

    /// <summary>The paths of segments, in their order.</summary>
    /// <exception cref="IOException">One of them cannot be had.</exception>
    public async Task<IReadOnlyList<string>> PathsAsync(IEnumerable<SealedSegment> segments, CancellationToken cancellation)
    {
        List<string> paths = [];
        foreach (SealedSegment segment in segments)
        {
            paths.Add(await files.PathOfAsync(segment, cancellation));
        }

        return paths;
    }

    /// <inheritdoc/>
    public void Dispose() => _duck.Dispose();
}
