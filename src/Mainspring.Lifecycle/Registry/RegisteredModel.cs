namespace Mainspring.Lifecycle.Registry;

/// <summary>A model or prompt with its versions, as it stands at the moment of reading.</summary>
public sealed record RegisteredModel
{
    /// <summary>Its name, unique.</summary>
    public required string Name { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it, its versions or their stages changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What somebody wrote about it; empty when nobody did.</summary>
    public string Description { get; init; } = "";

    /// <summary>The newest version there is; 0 while there is none.</summary>
    public required int LatestVersion { get; init; }

    /// <summary>How many versions there are.</summary>
    public required int Versions { get; init; }

    /// <summary>Names that point to versions, such as <c>champion</c>.</summary>
    public IReadOnlyDictionary<string, int> Aliases { get; init; } = new Dictionary<string, int>();

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it is a prompt, which is not listed among models.</summary>
    public bool IsPrompt => PromptTags.MarkPrompt(Tags);
}
