using System.Text.Json;

namespace Mainspring.Client.Datasets;

/// <summary>A version of a data set.</summary>
public sealed record DatasetVersionInfo
{
    /// <summary>The name of the data set.</summary>
    public required string Name { get; init; }

    /// <summary>Counted from 1.</summary>
    public required int Version { get; init; }

    /// <summary>What the file or folder was called.</summary>
    public required string FileName { get; init; }

    /// <summary>64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>32 hexadecimal digits.</summary>
    public required string Md5 { get; init; }

    /// <summary>The number of rows.</summary>
    public required long Rows { get; init; }

    /// <summary>The number of columns.</summary>
    public required int Columns { get; init; }

    /// <summary>The length of the file, or of all files of the folder.</summary>
    public required long Bytes { get; init; }

    /// <summary>How many files a folder has; null for a single file.</summary>
    public int? Files { get; init; }

    /// <summary>The ending of the files of a folder that hold the rows, such as <c>.csv</c>; null for a single file.</summary>
    public string? Ending { get; init; }

    /// <summary>Where the bytes came from, or null when nobody said.</summary>
    public string? Origin { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What <c>mainspring data profile</c> prints; only when a single version is asked for.</summary>
    public JsonElement? Profile { get; init; }
}
