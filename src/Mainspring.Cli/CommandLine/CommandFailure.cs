namespace Mainspring.Cli.CommandLine;

/// <summary>
/// An expected end of a verb that did not do what was asked: one sentence for the user and the exit code for scripts. A verb throws
/// it anywhere; the runner prints the sentence, without a stack trace, and ends the process with the code.
/// </summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="message">What was wrong, with the value, and what to write instead.</param>
internal sealed class CommandFailure(int exitCode, string message) : Exception(message)
{
    /// <summary>The code with which the process ends.</summary>
    public int ExitCode { get; } = exitCode;
}
