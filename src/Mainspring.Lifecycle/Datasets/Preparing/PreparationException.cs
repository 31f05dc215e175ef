namespace Mainspring.Lifecycle.Datasets.Preparing;

/// <summary>SQL that prepares data is wrong, or fails.</summary>
/// <param name="file">The file.</param>
/// <param name="line">The line, from 1; 0 when it is the file's as a whole.</param>
/// <param name="column">The column, from 1; 0 when it is the line's as a whole.</param>
/// <param name="reason">What is wrong, in a sentence without its full stop.</param>
public sealed class PreparationException(string file, int line, int column, string reason) : Exception(
    (line, column) switch
    {
        (0, _) => $"{file}: {reason}",
        (_, 0) => $"{file}:{line}: {reason}",
        _ => $"{file}:{line}:{column}: {reason}",
    })
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1; 0 when it is the file's as a whole.</summary>
    public int Line { get; } = line;
}
