namespace Mainspring.Lifecycle.Registry;

/// <summary>A model that has versions, as it stands at the moment of reading.</summary>
public sealed record RegisteredModel
{
    /// <summary>Its name, unique.</summary>
    public required string Name { get; init; }

    /// <summary>When its first version was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The newest version there is.</summary>
    public required int LatestVersion { get; init; }

    /// <summary>How many versions there are.</summary>
    public required int Versions { get; init; }

    /// <summary>Names that point to versions, such as <c>champion</c>.</summary>
    public IReadOnlyDictionary<string, int> Aliases { get; init; } = new Dictionary<string, int>();
}
