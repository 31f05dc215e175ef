namespace Mainspring.Server.Pipelines;

/// <summary>A kind of work that a child process of this program does.</summary>
internal interface IChildWork
{
    /// <summary>The words of the command line, or null when the arguments have faults.</summary>
    IReadOnlyList<string>? CommandLine(PipelineArguments arguments);
}
