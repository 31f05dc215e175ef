using Mainspring.Cli.Workspaces;
using Mainspring.Data.Hashing;

namespace Mainspring.Cli.Data;

/// <summary>What a workspace keeps only to be faster; it may be removed at any time.</summary>
internal static class DataCache
{
    /// <summary>The folder of a kind of thing.</summary>
    public static string Folder(Place place, string kind) => Path.Combine(place.Home, "cache", kind);

    /// <summary>The hashes of local files.</summary>
    public static HashCache Hashes(Place place) => new(Path.Combine(place.Home, "cache", "hashes.json"), TimeProvider.System);
}
