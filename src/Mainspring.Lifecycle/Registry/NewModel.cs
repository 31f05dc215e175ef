namespace Mainspring.Lifecycle.Registry;

/// <summary>A model that is about to be registered, without versions yet.</summary>
/// <param name="Name">Its name.</param>
public sealed record NewModel(string Name)
{
    /// <summary>What somebody wrote about it.</summary>
    public string Description { get; init; } = "";

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
