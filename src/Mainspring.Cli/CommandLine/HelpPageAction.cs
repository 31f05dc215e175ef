using System.CommandLine.Invocation;

namespace Mainspring.Cli.CommandLine;

/// <summary>What <c>-h</c> does.</summary>
internal sealed class HelpPageAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        HelpPage.Write(parseResult.CommandResult.Command, Console.Out);
        return ExitCode.Ok;
    }
}
