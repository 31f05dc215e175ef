using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Lifecycle.Tracking.Inputs;

/// <summary>What went into a run.</summary>
public sealed record RunInputs
{
    /// <summary>Nothing.</summary>
    public static RunInputs None { get; } = new();

    /// <summary>Data. The same name and digest is one input; the first one logged stays.</summary>
    public IReadOnlyList<DatasetInput> Datasets { get; init; } = [];

    /// <summary>Logged models, such as one that was evaluated.</summary>
    public IReadOnlyList<LoggedModelId> Models { get; init; } = [];
}
