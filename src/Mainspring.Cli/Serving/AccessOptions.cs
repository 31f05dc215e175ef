using System.Net;
using Mainspring.Cli.Workspaces;
using Mainspring.Server.Hosting;

namespace Mainspring.Cli.Serving;

/// <summary>The options of <c>serve</c> that say who may call.</summary>
internal static class AccessOptions
{
    private static readonly Option<AuthMode> Auth = new("--auth")
    {
        Description = "ask callers who they are: 'on', 'off' (loopback only), or 'auto': as soon as there is a user, and always where other machines can call",
        HelpName = "auto|on|off",
        DefaultValueFactory = _ => AuthMode.Auto,
    };

    private static readonly Option<bool> Insecure = new("--insecure-no-auth") { Description = "let everybody who reaches the server do everything, on any address" };

    private static readonly Option<string[]> AllowedHosts = new("--allowed-hosts")
    {
        Description = "host names under which the server is called, besides loopback and its address; *.example.org means all below it",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All { get; } = [Auth, Insecure, AllowedHosts];

    /// <summary>Whether callers must say who they are.</summary>
    /// <exception cref="CommandFailure">Other machines could do everything, without that it was said.</exception>
    public static AuthMode AuthOf(Invocation invocation)
    {
        AuthMode mode = invocation.Value(Auth);
        IPAddress bind = ListenOptions.BindOf(invocation);
        return mode == AuthMode.Off && !IsInsecure(invocation) && !IPAddress.IsLoopback(bind)
            ? throw new CommandFailure(ExitCode.Usage, $"{bind} can be reached from other machines, which could then do everything; leave --auth off away, or say --insecure-no-auth if that is meant.")
            : mode;
    }

    /// <summary>Whether everybody may do everything on any address.</summary>
    public static bool IsInsecure(Invocation invocation) => invocation.Value(Insecure);

    /// <summary>Host names besides those of loopback and the address.</summary>
    public static IReadOnlyList<string> HostsOf(Invocation invocation) => invocation.Value(AllowedHosts) ?? [];
}
