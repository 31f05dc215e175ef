using System.Net;

namespace Mainspring.Cli.Workspaces;

/// <summary>The options with which verbs say where their server listens.</summary>
internal static class ListenOptions
{
    /// <summary>The port.</summary>
    public static readonly Option<int> Port = new("--port", "-p") { Description = "port to listen on; 0 takes any free one [default: 8080]", HelpName = "port", DefaultValueFactory = _ => 8080 };

    /// <summary>The address.</summary>
    public static readonly Option<string> Bind = new("--bind") { Description = "address to listen on; where other machines can call, callers must sign in [default: 127.0.0.1]", HelpName = "address", DefaultValueFactory = _ => "127.0.0.1" };

    /// <summary>The port that the command line names.</summary>
    /// <exception cref="CommandFailure">It is none.</exception>
    public static int PortOf(Invocation invocation) => invocation.Value(Port) is >= 0 and <= ushort.MaxValue and var port
        ? port
        : throw new CommandFailure(ExitCode.Usage, $"--port is {invocation.Value(Port)}; a port is a number from 0 to {ushort.MaxValue}.");

    /// <summary>The address that the command line names.</summary>
    /// <exception cref="CommandFailure">It is none.</exception>
    public static IPAddress BindOf(Invocation invocation)
    {
        string text = invocation.Value(Bind)!;
        return IPAddress.TryParse(text, out IPAddress? address)
            ? address
            : throw new CommandFailure(ExitCode.Usage, $"'{text}' is no address to bind to; write one such as 127.0.0.1.");
    }
}
