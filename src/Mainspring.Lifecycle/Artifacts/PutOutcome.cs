namespace Mainspring.Lifecycle.Artifacts;

/// <summary>What became of an attempt to name a content in the tree.</summary>
public enum PutOutcome
{
    /// <summary>It has the name; what had it before lost it.</summary>
    Done,

    /// <summary>Files lie below the path, so it is a folder and cannot be a file.</summary>
    PathIsFolder,

    /// <summary>A part of the path before its end is a file, so nothing can lie below it.</summary>
    PathIsBelowFile,
}
