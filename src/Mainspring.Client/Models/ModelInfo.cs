namespace Mainspring.Client.Models;

/// <summary>A registered model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="LatestVersion">Its newest version; 0 while there is none.</param>
/// <param name="Versions">How many versions it has.</param>
/// <param name="Aliases">Names that point to versions, such as <c>champion</c>.</param>
public sealed record ModelInfo(string Name, DateTimeOffset CreatedAt, int LatestVersion, int Versions, IReadOnlyDictionary<string, int> Aliases)
{
    /// <summary>When it, its versions or their stages changed last.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What somebody wrote about it, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
