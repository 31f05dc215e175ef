using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets.Folders;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>A data file as it was at one moment, under a name and a number. It never changes.</summary>
public sealed record DatasetVersion
{
    /// <summary>The name of the data set.</summary>
    public required string Name { get; init; }

    /// <summary>Counted from 1 within the data set.</summary>
    public required int Version { get; init; }

    /// <summary>What the file was called when it was added; its ending tells the format.</summary>
    public required string FileName { get; init; }

    /// <summary>The bytes of the file in the artefact store.</summary>
    public required Content Content { get; init; }

    /// <summary>The MD5 of the bytes in 32 hexadecimal digits: what other tools that keep versions of data go by.</summary>
    public required string Md5 { get; init; }

    /// <summary>The number of rows.</summary>
    public required long Rows { get; init; }

    /// <summary>The number of columns.</summary>
    public required int Columns { get; init; }

    /// <summary>The profile in the artefact store: JSON of <see cref="Data.Profiles.Profile"/>.</summary>
    public required Content Profile { get; init; }

    /// <summary>What a folder holds in all; null when the version is a single file. The content of a folder is the list of its files.</summary>
    public FolderSummary? Folder { get; init; }

    /// <summary>Where the bytes came from, in words that hold no secret; null when nobody said.</summary>
    public string? Origin { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}@{Version}";
}
