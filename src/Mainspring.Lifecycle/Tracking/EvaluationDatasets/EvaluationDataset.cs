namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>A set of questions with what is known of their answers, on which models are evaluated; without its records.</summary>
public sealed record EvaluationDataset
{
    /// <summary>Its identity.</summary>
    public required EvaluationDatasetId Id { get; init; }

    /// <summary>A name for people; not necessarily unique.</summary>
    public required string Name { get; init; }

    /// <summary>What tells this state of the set from others: it changes with every change of its records.</summary>
    public required string Digest { get; init; }

    /// <summary>The fields of its records and their types, as JSON, or null while it has none.</summary>
    public string? Schema { get; init; }

    /// <summary>How many records it has, as JSON, or null while it has none.</summary>
    public string? Profile { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its records last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who made it, as the client says, or null.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Who changed its records last, as the client says, or null.</summary>
    public string? UpdatedBy { get; init; }

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The numbers of the experiments that it belongs to.</summary>
    public IReadOnlyList<long> Experiments { get; init; } = [];
}
