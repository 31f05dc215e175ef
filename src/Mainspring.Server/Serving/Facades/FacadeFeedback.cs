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
    private const string Path = "/api/v1/feedback";
    private const string Value = "value";

    private static readonly string[] Known = ["prediction_id", "request_id", "key", "label", "rating", "correct", "kind", "value"];

    public static async Task PostAsync(FacadeCall call)
    {
        List<FieldFault> faults = [];
        JsonObject feedback = call.Route.Fields.Translate(call.Body ?? [], faults);
        faults.AddRange(feedback.Select(pair => pair.Key).Except(Known).Select(unknown => new FieldFault(unknown, $"is not known; known are {string.Join(", ", Known)}.")));
        string? settled = Settle(feedback, call.Route.Fields, faults);
        feedback["endpoint"] = call.Endpoint;
        if (faults.Count > 0)
        {
            await call.RefuseAsync(faults, Path, feedback);
            return;
        }

        InnerAnswer answer = await call.PostAsync(Path, feedback);
        if (answer.Status == StatusCodes.Status422UnprocessableEntity)
        {
            await call.RefuseAsync([.. FacadeAnswers.FaultsOf(answer, call.Route.Fields).Select(fault => fault.Field == settled ? fault with { Field = call.Route.Fields.FieldOf(Value) } : fault)]);
            return;
        }

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
    /// <returns>Where that is; null when no kind is given, or one that is not known.</returns>
    private static string? Settle(JsonObject feedback, FieldMap fields, List<FieldFault> faults)
    {
        if (!feedback.ContainsKey("kind") && !feedback.ContainsKey(Value))
        {
            return null;
        }

        JsonNode? value = feedback[Value]?.DeepClone();
        string? kind = feedback["kind"]?.ToString();
        feedback.Remove("kind");
        feedback.Remove(Value);
        switch (kind)
        {
            case "rating" or "label":
                feedback[kind] = value;
                return kind;
            case "accuracy" or "correct" when Truth(value) is { } isRight:
                feedback["correct"] = isRight;
                return "correct";
            case "accuracy" or "correct":
                faults.Add(new(fields.FieldOf(Value), "says whether the prediction was right: true or false."));
                return null;
            default:
                faults.Add(new(fields.FieldOf("kind"), $"is '{kind}'; it is rating, accuracy or label."));
                return null;
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
