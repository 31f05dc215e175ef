namespace Mainspring.Client.Models;

/// <summary>A registered model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When its first version was registered.</param>
/// <param name="LatestVersion">Its newest version.</param>
/// <param name="Versions">How many versions it has.</param>
/// <param name="Aliases">Names that point to versions, such as <c>champion</c>.</param>
public sealed record ModelInfo(string Name, DateTimeOffset CreatedAt, int LatestVersion, int Versions, IReadOnlyDictionary<string, int> Aliases);
