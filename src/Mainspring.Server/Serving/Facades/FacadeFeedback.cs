using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving.Facades;

/// <summary>
/// Feedback in the words of another system. Besides the fields of ours, a map may lead to <c>kind</c> and <c>value</c>: the kind then says what the value is, <c>rating</c>,
/// <c>accuracy</c> (whether the prediction was right) or <c>label</c>.
/// </summary>
internal static class FacadeFeedback
{
    private static readonly string[] Known = ["prediction_id", "request_id", "key", "label", "rating", "correct", "kind", "value"];

    public static async Task PostAsync(FacadeCall call)
    {
        List<FieldFault> faults = [];
        JsonObject feedback = call.Route.Fields.Translate(call.Body ?? [], faults);
        faults.AddRange(feedback.Select(pair => pair.Key).Except(Known).Select(unknown => new FieldFault(unknown, $"is not known; known are {string.Join(", ", Known)}.")));
        Settle(feedback, call.Route.Fields, faults);
        if (faults.Count > 0)
        {
            await call.RefuseAsync(faults);
            return;
        }

        feedback["endpoint"] = call.Endpoint;
        InnerAnswer answer = await call.PostAsync("/api/v1/feedback", feedback);
        if (!answer.IsGood)
        {
            await call.RefuseAsync(answer);
            return;
        }

        JsonObject document = answer.Body.Length > 0 && JsonNode.Parse(answer.Body) is JsonObject told ? told : [];
        document["status"] = "success";
        await call.AnswerAsync(document);
    }

    /// <summary>Puts a value that a kind names where it belongs.</summary>
    private static void Settle(JsonObject feedback, FieldMap fields, List<FieldFault> faults)
    {
        if (!feedback.ContainsKey("kind") && !feedback.ContainsKey("value"))
        {
            return;
        }

        JsonNode? value = feedback["value"]?.DeepClone();
        string? kind = feedback["kind"]?.ToString();
        feedback.Remove("kind");
        feedback.Remove("value");
        switch (kind)
        {
            case "rating" or "label":
                feedback[kind] = value;
                break;
            case "accuracy" or "correct" when Truth(value) is { } isRight:
                feedback["correct"] = isRight;
                break;
            case "accuracy" or "correct":
                faults.Add(new(fields.FieldOf("value"), "says whether the prediction was right: true or false."));
                break;
            default:
                faults.Add(new(fields.FieldOf("kind"), $"is '{kind}'; it is rating, accuracy or label."));
                break;
        }
    }

    private static bool? Truth(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number or JsonValueKind.String => value.ToString().ToLowerInvariant() switch
        {
            "1" or "yes" or "true" or "accurate" or "correct" => true,
            "0" or "no" or "false" or "inaccurate" or "incorrect" or "wrong" => false,
            _ => null,
        },
        _ => null,
    };
}
