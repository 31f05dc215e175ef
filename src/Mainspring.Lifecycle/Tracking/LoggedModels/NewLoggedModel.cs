namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>A model that is about to be logged.</summary>
public sealed record NewLoggedModel
{
    /// <summary>The number of its experiment.</summary>
    public required long ExperimentId { get; init; }

    /// <summary>A name for people, or null for one that is made from its identity.</summary>
    public string? Name { get; init; }

    /// <inheritdoc cref="LoggedModel.ModelType"/>
    public string? ModelType { get; init; }

    /// <inheritdoc cref="LoggedModel.SourceRun"/>
    public string? SourceRun { get; init; }

    /// <inheritdoc cref="LoggedModel.Params"/>
    public IReadOnlyDictionary<string, string> Params { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc cref="LoggedModel.Tags"/>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
