namespace Mainspring.Lifecycle.Datasets;

/// <summary>What the operator sets for data sets.</summary>
public sealed class DatasetOptions
{
    /// <summary>The folder for files that are being added.</summary>
    public required string ScratchFolder { get; init; }

    /// <summary>The largest file, in bytes. Default 4 GiB.</summary>
    public long MaxFileBytes { get; init; } = 4L << 30;
}
