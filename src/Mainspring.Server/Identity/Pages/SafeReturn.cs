namespace Mainspring.Server.Identity.Pages;

/// <summary>Where to go after signing in: only to a path of this server, whatever the address says.</summary>
internal static class SafeReturn
{
    private const string Home = "/";

    public static string Of(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) && !path.Contains('\\') ? path : Home;
}
