using System.Globalization;

namespace Mainspring.Client.Endpoints;

/// <summary>Which predictions of an endpoint are wanted. What is null does not matter.</summary>
public sealed record PredictionSearch
{
    /// <summary>Only those of this variant.</summary>
    public string? Variant { get; init; }

    /// <summary>Only those of this version of the model.</summary>
    public int? Version { get; init; }

    /// <summary>Only of requests that arrived at this moment or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only of requests that arrived before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only with this probability, or number, or a larger one.</summary>
    public double? MinScore { get; init; }

    /// <summary>Only with this probability, or number, or a smaller one.</summary>
    public double? MaxScore { get; init; }

    /// <summary>Only those of this class.</summary>
    public string? Prediction { get; init; }

    /// <summary>Only of which this is known: labelled, unlabelled, rated, right or wrong.</summary>
    public string? Label { get; init; }

    /// <summary>Only this prediction.</summary>
    public long? PredictionId { get; init; }

    /// <summary>Only those of this request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Only those of this key.</summary>
    public string? Key { get; init; }

    /// <summary>Whether to tell what shadows scored too.</summary>
    public bool Shadows { get; init; }

    /// <summary>The parameters of a query, without a question mark.</summary>
    internal string ToQuery() => string.Join('&', Parameters().Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));

    private IEnumerable<(string Name, string? Value)> Parameters() =>
    [
        ("variant", Variant),
        ("version", Version?.ToString(CultureInfo.InvariantCulture)),
        ("since", Since?.ToString("O", CultureInfo.InvariantCulture)),
        ("until", Until?.ToString("O", CultureInfo.InvariantCulture)),
        ("min_score", MinScore?.ToString("R", CultureInfo.InvariantCulture)),
        ("max_score", MaxScore?.ToString("R", CultureInfo.InvariantCulture)),
        ("prediction", Prediction),
        ("label", Label),
        ("prediction_id", PredictionId?.ToString(CultureInfo.InvariantCulture)),
        ("request_id", RequestId),
        ("key", Key),
        ("shadows", Shadows ? "true" : null),
    ];
}
