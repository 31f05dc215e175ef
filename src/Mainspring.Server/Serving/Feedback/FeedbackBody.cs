using System.Globalization;
using System.Text;
using System.Text.Json;
using Mainspring.Client.Feedback;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Predictions.Feedback;

namespace Mainspring.Server.Serving.Feedback;

/// <summary>Reads the body of <c>POST /feedback</c>, one item or a list, and notes every fault with its place.</summary>
internal sealed class FeedbackBody
{
    private const int LongestLabel = 1000;
    private const string Known = "known are prediction_id, request_id, key, endpoint, label, rating and correct.";

    private readonly List<FeedbackItem> _items = [];
    private readonly List<ProblemError> _faults = [];

    private FeedbackBody()
    {
    }

    /// <summary>What was read without a fault.</summary>
    public IReadOnlyList<FeedbackItem> Items => _items;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<ProblemError> Faults => _faults;

    /// <summary>Reads a body.</summary>
    public static FeedbackBody Read(JsonElement body)
    {
        FeedbackBody read = new();
        switch (body.ValueKind)
        {
            case JsonValueKind.Object:
                read.ReadItem(body, "");
                break;
            case JsonValueKind.Array when body.GetArrayLength() > FeedbackClient.LargestCount:
                read._faults.Add(new("", $"has {body.GetArrayLength()} items; send at most {FeedbackClient.LargestCount} at a time."));
                break;
            case JsonValueKind.Array when body.GetArrayLength() > 0:
                foreach ((int index, JsonElement item) in body.EnumerateArray().Index())
                {
                    read.ReadItem(item, string.Create(CultureInfo.InvariantCulture, $"/{index}"));
                }

                break;
            default:
                read._faults.Add(new("", "must be an item such as {\"prediction_id\": 1, \"label\": \"Yes\"}, or a list of them."));
                break;
        }

        return read;
    }

    private void ReadItem(JsonElement item, string pointer)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            _faults.Add(new(pointer, "must be an object."));
            return;
        }

        int faults = _faults.Count;
        FeedbackItem read = new() { Target = default };
        List<FeedbackTarget> targets = [];
        foreach (JsonProperty property in item.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
        {
            string place = $"{pointer}/{property.Name}";
            switch (property.Name)
            {
                case "prediction_id" when IdOf(property.Value) is { } id:
                    targets.Add(FeedbackTarget.Prediction(id));
                    break;
                case "request_id" when TextOf(property.Value) is { } request:
                    targets.Add(FeedbackTarget.Request(request));
                    break;
                case "key" when TextOf(property.Value) is { } key:
                    targets.Add(FeedbackTarget.Key(key));
                    break;
                case "endpoint" when property.Value.ValueKind == JsonValueKind.String:
                    read = read with { Endpoint = property.Value.GetString()! };
                    break;
                case "label" when LabelOf(property.Value) is { } label:
                    read = read with { Label = label };
                    break;
                case "rating" when RatingOf(property.Value) is { } rating:
                    read = read with { Rating = rating };
                    break;
                case "correct" when property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    read = read with { Correct = property.Value.GetBoolean() };
                    break;
                default:
                    _faults.Add(new(place, FaultOf(property.Name)));
                    break;
            }
        }

        if (faults == _faults.Count)
        {
            Check(read, targets, pointer);
        }
    }

    private void Check(FeedbackItem read, List<FeedbackTarget> targets, string pointer)
    {
        if (targets.Count != 1)
        {
            _faults.Add(new(pointer, "must name its predictions by one of prediction_id, request_id and key."));
        }
        else if (read is { Label: null, Rating: null, Correct: null })
        {
            _faults.Add(new(pointer, "says nothing; give a label, a rating, or whether it was correct."));
        }
        else
        {
            _items.Add(read with { Target = targets[0] });
        }
    }

    private static string FaultOf(string name) => name switch
    {
        "prediction_id" => "must be the id of a prediction, a whole number.",
        "request_id" or "key" => $"must be a text of 1 to {PredictBody.LargestId} bytes without control characters.",
        "endpoint" => "must be the name of an endpoint.",
        "label" => $"must be a text of at most {LongestLabel} characters, a number or a boolean.",
        "rating" => $"must be a whole number from {FeedbackItem.LowestRating} to {FeedbackItem.HighestRating}.",
        "correct" => "must be true or false.",
        _ => "is not known; " + Known,
    };

    private static long? IdOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out long id) && id > 0 => id,
        JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0 => id,
        _ => null,
    };

    /// <summary>Ids and keys are texts; numbers are taken as they are written, as in requests.</summary>
    private static string? TextOf(JsonElement value)
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return text is { Length: > 0 } && Encoding.UTF8.GetBytes(text) is { Length: <= PredictBody.LargestId } utf8 && !PredictBody.HoldsControl(utf8) ? text : null;
    }

    private static string? LabelOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString()!.Length <= LongestLabel && !value.GetString()!.Contains('\0') => JsonSerializer.Serialize(value, NativeJson.Wire),
        JsonValueKind.Number when double.IsFinite(value.GetDouble()) => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static int? RatingOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int rating) && rating is >= FeedbackItem.LowestRating and <= FeedbackItem.HighestRating ? rating : null;
}
