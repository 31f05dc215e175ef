using Mainspring.Server.Hosting;

namespace Mainspring.Cli.Workspaces;

/// <summary>The key that verbs send.</summary>
internal static class Token
{
    /// <summary>The variable that holds a key.</summary>
    public const string Variable = "MAINSPRING_TOKEN";

    /// <summary>
    /// The key of the environment; else, for the server of the workspace and for no other, the one that its owner finds in its folder.
    /// </summary>
    public static string? For(Uri server, string home) => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? given
        : Workspace.RunningServer(home)?.Url is { } own && own.Authority == server.Authority ? Workspace.LocalKey(home) : null;
}
