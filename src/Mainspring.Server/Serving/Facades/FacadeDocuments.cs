using System.Text.Json.Nodes;

namespace Mainspring.Server.Serving.Facades;

/// <summary>Makes of the answers of the native API the flat documents that maps of answers choose from.</summary>
internal static class FacadeDocuments
{
    /// <summary>A prediction with what its answer says of all of them, and what other systems call it.</summary>
    public static JsonObject OfPrediction(JsonObject prediction, JsonObject beside)
    {
        JsonObject document = Name(prediction);
        foreach ((string name, JsonNode? value) in beside)
        {
            document.TryAdd(name, value?.DeepClone());
        }

        return document;
    }

    /// <summary>A prediction of the log.</summary>
    public static JsonObject OfEntry(JsonObject line)
    {
        JsonObject document = Name(line);
        document["timestamp"] = line["at"]?.DeepClone();
        return document;
    }

    /// <summary>The counters of an endpoint.</summary>
    public static JsonObject OfFigures(JsonObject endpoint, DateTimeOffset now)
    {
        JsonObject live = (JsonObject)endpoint["live"]!;
        double requests = Number(live["requests"]);
        double errors = Number(live["errors"]);
        JsonArray variants = (JsonArray)endpoint["variants"]!;
        JsonObject document = new()
        {
            ["status"] = endpoint["state"]!.GetValue<string>() switch { "ready" => "healthy", "degraded" => "degraded", _ => "unhealthy" },
            ["timestamp"] = now.ToString("O"),
            ["endpoint"] = endpoint["name"]!.DeepClone(),
            ["model"] = endpoint["model"]!.DeepClone(),
            ["version"] = endpoint["version"]?.DeepClone(),
            ["total_requests"] = requests,
            ["total_predictions"] = live["predictions"]!.DeepClone(),
            ["invalid_requests"] = Number(live["invalid"]) + Number(live["rejected"]),
            ["errors"] = errors,
            ["error_rate"] = requests == 0 ? 0 : errors / requests,
            ["requests_per_second"] = live["per_second"]!.DeepClone(),
            ["mean_latency_ms"] = live["mean_ms"]?.DeepClone(),
            ["p50_latency_ms"] = live["p50_ms"]?.DeepClone(),
            ["p95_latency_ms"] = live["p95_ms"]?.DeepClone(),
            ["p99_latency_ms"] = live["p99_ms"]?.DeepClone(),
            ["model_usage"] = UsageOf(variants),
            ["variants"] = new JsonObject(variants.Select(variant => KeyValuePair.Create<string, JsonNode?>(variant!["name"]!.GetValue<string>(), FiguresOf((JsonObject)variant)))),
        };
        if (endpoint["reason"] is { } reason)
        {
            document["reason"] = reason.DeepClone();
        }

        return document;
    }

    private static JsonObject FiguresOf(JsonObject variant)
    {
        JsonObject live = (JsonObject)variant["live"]!;
        return new()
        {
            ["model"] = variant["model"]!.DeepClone(),
            ["version"] = variant["version"]?.DeepClone(),
            ["share"] = variant["share"]!.DeepClone(),
            ["requests"] = live["requests"]!.DeepClone(),
            ["predictions"] = live["predictions"]!.DeepClone(),
            ["errors"] = live["errors"]!.DeepClone(),
            ["mean_latency_ms"] = live["mean_ms"]?.DeepClone(),
            ["p95_latency_ms"] = live["p95_ms"]?.DeepClone(),
        };
    }

    private static JsonObject UsageOf(JsonArray variants)
    {
        JsonObject usage = [];
        foreach (JsonNode? variant in variants.Where(variant => variant!["version"] is not null))
        {
            string name = $"{variant!["model"]!.GetValue<string>()} v{variant["version"]}";
            usage[name] = (usage[name]?.GetValue<double>() ?? 0) + Number(variant["live"]!["predictions"]);
        }

        return usage;
    }

    private static JsonObject Name(JsonObject prediction)
    {
        JsonObject document = (JsonObject)prediction.DeepClone();
        document["prediction_name"] = prediction["prediction"]?.ToString();
        if (prediction["probabilities"] is JsonObject probabilities && probabilities.Count > 0)
        {
            int place = probabilities.Select(pair => pair.Key).ToList().IndexOf(document["prediction_name"]!.GetValue<string>());
            document["class_index"] = place;
            document["confidence"] = place < 0 ? null : probabilities.ElementAt(place).Value!.DeepClone();
        }

        return document;
    }

    private static double Number(JsonNode? node) => node?.GetValue<double>() ?? 0;
}
