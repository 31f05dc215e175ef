namespace Mainspring.Lifecycle.Predictions;

/// <summary>A request as the journal has it: what was asked, what was answered, and by which model version.</summary>
public sealed record LoggedRequest
{
    /// <summary>The id that the caller gave; null when none was given.</summary>
    public string? RequestId { get; init; }

    /// <summary>The caller's key; null when none was given.</summary>
    public string? Key { get; init; }

    /// <summary>When the request arrived, to the microsecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The time from arrival to the journal record.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>The endpoint that answered.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The variant that answered.</summary>
    public required string Variant { get; init; }

    /// <summary>The registered model that answered.</summary>
    public required string Model { get; init; }

    /// <summary>The version of the model.</summary>
    public required int Version { get; init; }

    /// <summary>The classes as JSON literals, in the order of the probabilities; empty for regression.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The warnings of the answer as a JSON array; empty when there were none.</summary>
    public ReadOnlyMemory<byte> Warnings { get; init; }

    /// <summary>The probability with which the variant was chosen; 1 where nothing was chosen, and in records older than variants.</summary>
    public double Propensity { get; init; } = 1;

    /// <summary>The id of the first prediction of the answer that a shadow scored beside; null for answers.</summary>
    public long? ShadowOf { get; init; }

    /// <summary>The predictions in the order of the request's records.</summary>
    public required IReadOnlyList<LoggedPrediction> Predictions { get; init; }
}
