using Mainspring.Lifecycle.Identity;

namespace Mainspring.Web.Layout;

/// <summary>An entry of the sidebar.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Path">Where it leads.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Key">The key that goes there after <c>g</c>.</param>
/// <param name="Role">Who sees it.</param>
internal sealed record NavigationItem(string Name, string Path, string Icon, string Key, Role Role = Role.Viewer)
{
    public static IReadOnlyList<NavigationItem> All { get; } =
    [
        new("Home", "/", "home", "h"),
        new("Runs", "/runs", "activity", "r"),
        new("Traces", "/traces", "timeline", "t"),
        new("Models", "/models", "box", "m"),
        new("Endpoints", "/endpoints", "api", "e"),
        new("Releases", "/releases", "git-compare", "l"),
        new("Data", "/data", "database", "d"),
        new("Playground", "/playground", "flask", "p"),
        new("Jobs", "/jobs", "list-check", "j"),
        new("Access", "/access", "users", "a", Role.Admin),
    ];
}
