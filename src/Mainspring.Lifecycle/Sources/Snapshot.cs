namespace Mainspring.Lifecycle.Sources;

/// <summary>Local files that hold what a source had when it was read.</summary>
/// <param name="Files">An absolute path or pattern.</param>
/// <param name="FileName">What the file, or the set of files, is called; its ending tells the format.</param>
/// <param name="Origin">Where the bytes came from, in words that hold no secret.</param>
public sealed record Snapshot(string Files, string FileName, string Origin)
{
    /// <summary>The version of a data set that it is, such as <c>telco@3</c>; null when it is none.</summary>
    public string? Version { get; init; }
}
