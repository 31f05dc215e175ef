namespace Mainspring.Cli.CommandLine;

/// <summary>A command with what its help page shows besides options: examples and exit codes.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="description">One sentence.</param>
internal sealed class VerbCommand(string name, string description) : Command(name, description)
{
    /// <summary>Commands that work as written.</summary>
    public IReadOnlyList<Example> Examples { get; init; } = [];

    /// <summary>What the exit codes of this verb mean beyond 0 and 1, or null.</summary>
    public string? ExitCodes { get; init; }

    /// <summary>Sets what the verb does; the result is the exit code.</summary>
    public VerbCommand Runs(Func<Invocation, CancellationToken, Task<int>> action)
    {
        SetAction((parse, cancellation) => action(Invocation.From(parse), cancellation));
        return this;
    }

    /// <summary>Sets what the verb does, for verbs that wait for nothing.</summary>
    public VerbCommand Runs(Func<Invocation, int> action) => Runs((invocation, _) => Task.FromResult(action(invocation)));
}
