namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>One question of an evaluation data set.</summary>
public sealed record EvaluationRecord
{
    /// <summary>Its identity: <c>dr-</c> and 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked.</summary>
    public required EvaluationRecordContent Content { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who added it, as the client says, or null.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Who changed it last, as the client says, or null.</summary>
    public string? UpdatedBy { get; init; }

    /// <summary>An identity that nobody can guess.</summary>
    public static string NewId() => $"dr-{Guid.NewGuid():N}";
}
