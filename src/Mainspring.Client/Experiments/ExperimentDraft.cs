namespace Mainspring.Client.Experiments;

/// <summary>An experiment that shall be made.</summary>
public sealed record ExperimentDraft
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
