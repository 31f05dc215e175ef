using Mainspring.Lifecycle.Predictions;
using Microsoft.AspNetCore.Mvc;

namespace Mainspring.Server.Serving.Predictions;

/// <summary>The parameters by which the log is searched, the same for pages and exports.</summary>
internal sealed record PredictionParameters
{
    [FromQuery(Name = "variant")]
    public string? Variant { get; init; }

    [FromQuery(Name = "version")]
    public int? Version { get; init; }

    [FromQuery(Name = "since")]
    public DateTimeOffset? Since { get; init; }

    [FromQuery(Name = "until")]
    public DateTimeOffset? Until { get; init; }

    [FromQuery(Name = "min_score")]
    public double? MinScore { get; init; }

    [FromQuery(Name = "max_score")]
    public double? MaxScore { get; init; }

    [FromQuery(Name = "prediction")]
    public string? Prediction { get; init; }

    [FromQuery(Name = "label")]
    public string? Label { get; init; }

    [FromQuery(Name = "prediction_id")]
    public long? PredictionId { get; init; }

    [FromQuery(Name = "request_id")]
    public string? RequestId { get; init; }

    [FromQuery(Name = "key")]
    public string? Key { get; init; }

    [FromQuery(Name = "shadows")]
    public bool? Shadows { get; init; }

    /// <summary>The query, or one sentence about what is wrong.</summary>
    public (PredictionQuery? Query, string? Fault) ToQuery(string endpoint)
    {
        if (!LabelStates.TryParse(Label, out LabelState label))
        {
            return (null, $"label is '{Label}'; write {LabelStates.Known}.");
        }

        return (
            new PredictionQuery
            {
                Endpoint = endpoint,
                Variant = Filled(Variant),
                Version = Version,
                Since = Since,
                Until = Until,
                MinScore = MinScore,
                MaxScore = MaxScore,
                Prediction = Filled(Prediction),
                Label = label,
                PredictionId = PredictionId,
                RequestId = Filled(RequestId),
                Key = Filled(Key),
                WithShadows = Shadows ?? false,
            },
            null);
    }

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
