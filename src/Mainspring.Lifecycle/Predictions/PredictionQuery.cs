namespace Mainspring.Lifecycle.Predictions;

/// <summary>Which predictions to read from the log. What is null does not matter.</summary>
public sealed record PredictionQuery
{
    /// <summary>The largest <see cref="Limit"/>.</summary>
    public const int LargestLimit = 1000;

    /// <summary>Only those of this endpoint.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Only those of this variant.</summary>
    public string? Variant { get; init; }

    /// <summary>Only those of this version of the model.</summary>
    public int? Version { get; init; }

    /// <summary>Only of requests that arrived at this moment or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only of requests that arrived before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only with this reported probability, or number, or a larger one.</summary>
    public double? MinScore { get; init; }

    /// <summary>Only with this reported probability, or number, or a smaller one.</summary>
    public double? MaxScore { get; init; }

    /// <summary>Only those of this class, by its text.</summary>
    public string? Prediction { get; init; }

    /// <summary>Only this one.</summary>
    public long? PredictionId { get; init; }

    /// <summary>Only those of the request with this id.</summary>
    public string? RequestId { get; init; }

    /// <summary>Only those of this key.</summary>
    public string? Key { get; init; }

    /// <summary>Only those of which this is known; it needs an <see cref="Endpoint"/>.</summary>
    public LabelState Label { get; init; }

    /// <summary>Whether to read what shadows scored too. Default: answers only.</summary>
    public bool WithShadows { get; init; }

    /// <summary>
    /// Whether, while the database or the object store is away, the predictions that are still in the journal of this node will do, without what was said of them. It holds the latest ones only,
    /// and cannot tell labels. Default: reading fails then.
    /// </summary>
    public bool TailWillDo { get; init; }

    /// <summary>At most this many, 1 to 1000. Default 50.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Go on after the page that gave this cursor; null for the newest.</summary>
    public PredictionCursor? After { get; init; }
}
