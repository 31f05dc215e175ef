using System.Globalization;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Web.Predictions;

/// <summary>What the explorer of predictions shows, as it stands in the address.</summary>
public sealed record PredictionsView
{
    private const int PageSize = 50;

    /// <summary>The endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The values of the fields by their names, as they were written; empty ones are left out.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The cursor of the page; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>The names of the fields.</summary>
    public static IReadOnlyList<string> Names { get; } = ["variant", "prediction", "min", "max", "label", "since", "until", "key", "request", "shadows"];

    /// <summary>The address of the first page.</summary>
    public string Address => AddressOf(null);

    /// <summary>Whether anything is filtered.</summary>
    public bool IsFiltered => Fields.Count > 0;

    /// <summary>The value of a field, or nothing.</summary>
    public string this[string field] => Fields.GetValueOrDefault(field, "");

    /// <summary>Reads an address.</summary>
    public static PredictionsView Of(string endpoint, IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new PredictionsView
        {
            Endpoint = endpoint,
            Fields = Names.Select(name => (Name: name, Value: query[name].ToString().Trim())).Where(field => field.Value.Length > 0).ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal),
            After = query["after"],
        };
    }

    /// <summary>The address of a page.</summary>
    public string AddressOf(string? after) => Link.With(
        Link.To("endpoints", Endpoint, "predictions"), [.. Fields.Select(field => (field.Key, (string?)field.Value)), ("after", after)]);

    /// <summary>The query; what cannot be read is told in sentences and left out.</summary>
    public (PredictionQuery Query, IReadOnlyList<string> Faults) ToQuery()
    {
        List<string> faults = [];
        if (!LabelStates.TryParse(this["label"], out LabelState label))
        {
            faults.Add($"'{this["label"]}' is no state of a label; known are {LabelStates.Known}.");
        }

        PredictionQuery query = new()
        {
            Endpoint = Endpoint,
            Variant = Text("variant"),
            Prediction = Text("prediction"),
            MinScore = Number("min", faults),
            MaxScore = Number("max", faults),
            Label = label,
            Since = Moment("since", faults),
            Until = Moment("until", faults),
            Key = Text("key"),
            RequestId = Text("request"),
            WithShadows = this["shadows"].Length > 0,
            Limit = PageSize,
            After = PredictionCursor.Parse(After),
        };
        return (query, faults);
    }

    private string? Text(string field) => Fields.GetValueOrDefault(field);

    private double? Number(string field, List<string> faults)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
        {
            return number;
        }

        faults.Add($"'{text}' is no number.");
        return null;
    }

    /// <summary>Browsers write local times without a zone; the page says that they are UTC.</summary>
    private DateTimeOffset? Moment(string field, List<string> faults)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment))
        {
            return moment;
        }

        faults.Add($"'{text}' is no moment; write one such as 2026-11-30T08:00.");
        return null;
    }
}
