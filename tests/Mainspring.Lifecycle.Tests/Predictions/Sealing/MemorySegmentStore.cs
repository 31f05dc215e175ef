using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Predictions.Sealing;

namespace Mainspring.Lifecycle.Tests.Predictions.Sealing;

/// <summary>A manifest in memory, which can be away before or after it does what it was asked.</summary>
internal sealed class MemorySegmentStore : ISealedSegmentStore
{
    private readonly Dictionary<int, long> _sealedTo = [];
    private List<SealedSegment> _segments = [];

    /// <summary>Whether the next change fails before it is made.</summary>
    public bool FailsBefore { get; set; }

    /// <summary>Whether the next change fails after it was made, as when the answer is lost.</summary>
    public bool FailsAfter { get; set; }

    /// <summary>Whether it cannot be read.</summary>
    public bool IsAway { get; set; }

    public Task<SealedLog> ReadAsync(string? endpoint, CancellationToken cancellation = default) => IsAway ? Task.FromException<SealedLog>(new ArtifactStoreUnavailableException("the manifest is away")) : Task.FromResult(new SealedLog(
        [.. _segments.Where(segment => endpoint is null || segment.Endpoint == endpoint).OrderBy(segment => segment.FirstId)], new Dictionary<int, long>(_sealedTo)));

    public Task<bool> SealAsync(int node, long from, long to, IReadOnlyList<SealedSegment> segments, CancellationToken cancellation = default) => Change(() =>
    {
        if (_sealedTo.GetValueOrDefault(node) != from)
        {
            return false;
        }

        _sealedTo[node] = to;
        _segments.AddRange(segments);
        return true;
    });

    public Task<bool> ReplaceAsync(IReadOnlyList<SealedSegment> merged, SealedSegment segment, CancellationToken cancellation = default) => Change(() =>
    {
        _segments = [.. _segments.Except(merged), segment];
        return true;
    });

    public Task<int> RemoveBeforeAsync(DateOnly day, CancellationToken cancellation = default) => Task.FromResult(_segments.RemoveAll(segment => segment.Day < day));

    private Task<bool> Change(Func<bool> change)
    {
        if (FailsBefore)
        {
            FailsBefore = false;
            throw new IOException("The database is away.");
        }

        bool done = change();
        if (FailsAfter)
        {
            FailsAfter = false;
            throw new IOException("The answer of the database was lost.");
        }

        return Task.FromResult(done);
    }
}
