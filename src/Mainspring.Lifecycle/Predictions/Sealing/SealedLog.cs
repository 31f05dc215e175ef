namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>What was sealed at one moment.</summary>
/// <param name="Segments">The segments, by their first id.</param>
/// <param name="SealedTo">For each node the largest prediction id such that it and all smaller ones of the node are sealed. Nodes that sealed nothing are missing.</param>
public sealed record SealedLog(IReadOnlyList<SealedSegment> Segments, IReadOnlyDictionary<int, long> SealedTo)
{
    /// <summary>Where the journal of a node goes on.</summary>
    public long SealedToOf(int node) => SealedTo.GetValueOrDefault(node);
}
