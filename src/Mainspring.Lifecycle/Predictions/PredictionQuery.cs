namespace Mainspring.Lifecycle.Predictions;

/// <summary>Which predictions to read from the log.</summary>
public sealed record PredictionQuery
{
    /// <summary>The largest <see cref="Limit"/>.</summary>
    public const int LargestLimit = 1000;

    /// <summary>Only those of this endpoint; null for all.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Only those of this variant; null for all.</summary>
    public string? Variant { get; init; }

    /// <summary>Whether to read what shadows scored too. Default: answers only.</summary>
    public bool WithShadows { get; init; }

    /// <summary>At most this many, 1 to 1000. Default 50.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Go on after the page that gave this cursor; null for the newest.</summary>
    public PredictionCursor? After { get; init; }
}
