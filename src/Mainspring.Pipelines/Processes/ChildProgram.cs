namespace Mainspring.Pipelines.Processes;

/// <summary>A program that can be started as a child process.</summary>
/// <param name="FileName">The file to execute.</param>
/// <param name="LeadingArguments">Words that come before those of the command, such as the assembly for the <c>dotnet</c> host.</param>
public sealed record ChildProgram(string FileName, params IReadOnlyList<string> LeadingArguments)
{
    /// <summary>The very program that this process runs.</summary>
    public static ChildProgram OfThisProcess { get; } = Find();

    private static ChildProgram Find()
    {
        string host = Environment.ProcessPath ?? throw new InvalidOperationException("The system does not say which program this process runs.");
        return Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? new(host, Environment.GetCommandLineArgs()[0])
            : new(host);
    }
}
