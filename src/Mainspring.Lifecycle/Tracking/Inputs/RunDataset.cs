namespace Mainspring.Lifecycle.Tracking.Inputs;

/// <summary>A reference to data that a run used.</summary>
public sealed record RunDataset
{
    /// <summary>What people call the data.</summary>
    public required string Name { get; init; }

    /// <summary>What tells these bytes or rows from others of that name, such as the beginning of a hash.</summary>
    public required string Digest { get; init; }

    /// <summary>The kind of <see cref="Source"/>, such as <c>local</c>, <c>s3</c>, <c>code</c>.</summary>
    public required string SourceType { get; init; }

    /// <summary>Where the data came from, in the form of its kind; usually JSON.</summary>
    public required string Source { get; init; }

    /// <summary>The columns, usually as JSON, or null.</summary>
    public string? Schema { get; init; }

    /// <summary>Figures about the data such as the number of rows, usually as JSON, or null.</summary>
    public string? Profile { get; init; }
}
