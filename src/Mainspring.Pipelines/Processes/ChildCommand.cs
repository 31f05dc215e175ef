namespace Mainspring.Pipelines.Processes;

/// <summary>What a child process is to do, and what it may use.</summary>
/// <param name="Program">The program to run.</param>
/// <param name="Arguments">The words of its command line. No shell reads them.</param>
/// <param name="WorkingDirectory">The folder it works in.</param>
public sealed record ChildCommand(ChildProgram Program, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    /// <summary>Variables to set besides those that the child inherits.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The memory that the child may use, in bytes. Zero means that there is no limit.</summary>
    public long MemoryLimit { get; init; } = 4L << 30;

    /// <summary>How a person raises the limit, for the reason that a child over it ends with; for example <c>raise it with --job-memory</c>.</summary>
    public string? HowToRaise { get; init; }

    /// <summary>How long a child that was asked to stop (SIGTERM) may take until it is killed.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest result that the child may write to standard output, in bytes.</summary>
    public int MaxResultBytes { get; init; } = 4 << 20;
}
