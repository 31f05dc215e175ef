namespace Mainspring.Cli.CommandLine;

/// <summary>The options that every verb understands.</summary>
internal static class GlobalOptions
{
    public static readonly Option<bool> Json = new("--json") { Description = "result as one JSON document on stdout", Recursive = true };
    public static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "print results and errors only", Recursive = true };
    public static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "say more; show where an unexpected error came from", Recursive = true };
    public static readonly Option<bool> NoColor = new("--no-color") { Description = "no colours (also: NO_COLOR)", Recursive = true };

    public static readonly Option<string> Home = new("--home")
    {
        Description = "folder of the workspace [default: MAINSPRING_HOME, else the nearest .mainspring]",
        HelpName = "folder",
        Recursive = true,
    };

    public static readonly Option<string> Server = new("--server")
    {
        Description = "URL of a server [default: MAINSPRING_SERVER, else the workspace's own]",
        HelpName = "url",
        Recursive = true,
    };

    /// <summary>All of them, in the order of the help page.</summary>
    public static IReadOnlyList<Option> All { get; } = [Json, Quiet, Verbose, NoColor, Home, Server];
}
