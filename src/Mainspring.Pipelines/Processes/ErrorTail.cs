using Mainspring.Pipelines.Definitions;

namespace Mainspring.Pipelines.Processes;

/// <summary>Passes the lines of a child on and remembers what its end can be explained with.</summary>
internal sealed class ErrorTail(IStepReporter listener) : IStepReporter
{
    private static readonly string[] MemoryWords = ["OutOfMemoryException", "std::bad_alloc", "Out of memory", "Cannot allocate memory", "Insufficient memory"];

    /// <summary>The last line of text that is not blank, or null.</summary>
    public string? LastLine { get; private set; }

    /// <summary>Whether the child said that it got no memory.</summary>
    public bool SpeaksOfMemory { get; private set; }

    public void Add(string line) => ChildChannel.Receive(line, this);

    public void Report(double share, string? text) => listener.Report(share, text);

    public void Note(string key, string value) => listener.Note(key, value);

    public void Log(string line)
    {
        LastLine = string.IsNullOrWhiteSpace(line) ? LastLine : line.Trim();
        SpeaksOfMemory |= MemoryWords.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase));
        listener.Log(line);
    }

    /// <summary>The last line as a second sentence, or nothing.</summary>
    public string Quote() => LastLine is null ? "" : $" Its last words: {LastLine}";
}
