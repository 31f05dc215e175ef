using System.Globalization;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>A Parquet file with predictions of one endpoint and day, in the order of their ids. Once sealed it is never changed; a larger one may take its place.</summary>
public sealed record SealedSegment
{
    /// <summary>The endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The day (UTC) that the ids of its predictions name.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The node that answered.</summary>
    public required int Node { get; init; }

    /// <summary>The smallest prediction id.</summary>
    public required long FirstId { get; init; }

    /// <summary>The largest prediction id.</summary>
    public required long LastId { get; init; }

    /// <summary>The number of predictions.</summary>
    public required long Rows { get; init; }

    /// <summary>The file.</summary>
    public required Content Content { get; init; }

    /// <summary>Its name in a tree that other programs read as hive partitions; no other segment has it.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"endpoint={Uri.EscapeDataString(Endpoint)}/day={Day:yyyy-MM-dd}/{Node:00}-{FirstId:x14}-{LastId:x14}.parquet");
}
