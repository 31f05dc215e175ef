using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving.Facades;

/// <summary>What the calls of a facade do: each is a call of the native API, with the words of another system before and after it.</summary>
internal static class FacadeActions
{
    private const int DefaultEntries = 100;

    public static Task InvokeAsync(FacadeCall call, DateTimeOffset now, long started) => call.Route.Action switch
    {
        FacadeAction.Predict => PredictAsync(call, now, started),
        FacadeAction.Feedback => FacadeFeedback.PostAsync(call),
        FacadeAction.AddSample => FacadeSamples.AddAsync(call),
        FacadeAction.Retrain => FacadeSamples.RetrainAsync(call),
        FacadeAction.Health => FiguresAsync(call, now, isHealth: true),
        FacadeAction.Metrics when call.Route.Argument == "prometheus" => PassOnAsync(call, "/metrics"),
        FacadeAction.Metrics => FiguresAsync(call, now, isHealth: false),
        FacadeAction.History or FacadeAction.Logs => EntriesAsync(call),
        FacadeAction.Values => ValuesAsync(call),
        FacadeAction.Dashboard => DashboardAsync(call),
        _ => FacadeAnswers.RefuseAsync(call.Context, StatusCodes.Status501NotImplemented, $"'{FacadeRoute.NameOf(call.Route.Action)}' is not available yet in this version; nothing was done."),
    };

    private static async Task PredictAsync(FacadeCall call, DateTimeOffset now, long started)
    {
        List<FieldFault> faults = [];
        JsonObject record = call.Route.Fields.Translate(call.Body ?? [], faults);
        if (faults.Count > 0)
        {
            record.Remove(FieldMap.Key);
            record.Remove(FieldMap.RequestId);
            await call.RefuseAsync(faults, $"/api/v1/endpoints/{call.Endpoint}/predict", record, static one => new JsonObject { ["records"] = new JsonArray(one) });
            return;
        }

        JsonObject body = [];
        Move(record, FieldMap.Key, body, "key");
        Move(record, FieldMap.RequestId, body, "request_id");
        body["records"] = new JsonArray(record);
        InnerAnswer answer = await call.PostAsync($"/api/v1/endpoints/{call.Endpoint}/predict", body);
        if (!answer.IsGood)
        {
            await call.RefuseAsync(answer);
            return;
        }

        JsonObject answered = (JsonObject)JsonNode.Parse(answer.Body)!;
        JsonObject prediction = (JsonObject)answered["predictions"]![0]!;
        answered.Remove("predictions");
        answered["timestamp"] = now.ToString("O");
        answered["latency_ms"] = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 3);
        await call.AnswerAsync(FacadeDocuments.OfPrediction(prediction, answered));
    }

    private static async Task FiguresAsync(FacadeCall call, DateTimeOffset now, bool isHealth)
    {
        InnerAnswer answer = await call.GetAsync($"/api/v1/endpoints/{call.Endpoint}");
        if (!answer.IsGood)
        {
            await call.RefuseAsync(answer);
            return;
        }

        JsonObject figures = FacadeDocuments.OfFigures((JsonObject)JsonNode.Parse(answer.Body)!, now);
        bool isUp = figures["status"]!.GetValue<string>() != "unhealthy";
        await call.AnswerAsync(figures, isHealth && !isUp ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static async Task EntriesAsync(FacadeCall call)
    {
        string limit = call.Context.Request.Query["limit"] is [{ Length: > 0 } said] ? said : DefaultEntries.ToString(CultureInfo.InvariantCulture);
        InnerAnswer answer = await call.GetAsync($"/api/v1/endpoints/{call.Endpoint}/predictions", $"?limit={Uri.EscapeDataString(limit)}");
        if (!answer.IsGood)
        {
            await call.RefuseAsync(answer);
            return;
        }

        JsonNode[] entries = [.. ((JsonArray)JsonNode.Parse(answer.Body)!["predictions"]!).Select(line => call.Route.Answer.Apply(FacadeDocuments.OfEntry((JsonObject)line!)))];
        await FacadeAnswers.WriteAsync(call.Context, StatusCodes.Status200OK, new JsonObject { [call.Route.Argument] = new JsonArray(entries), ["count"] = entries.Length });
    }

    private static async Task ValuesAsync(FacadeCall call)
    {
        InnerAnswer answer = await call.GetAsync($"/api/v1/endpoints/{call.Endpoint}/schema");
        if (!answer.IsGood)
        {
            await call.RefuseAsync(answer);
            return;
        }

        string name = call.Route.Argument;
        JsonArray columns = (JsonArray)JsonNode.Parse(answer.Body)!["columns"]!;
        if (columns.FirstOrDefault(column => column!["name"]!.GetValue<string>() == name) is not { } found)
        {
            string known = string.Join(", ", columns.Select(column => column!["name"]!.GetValue<string>()));
            await FacadeAnswers.RefuseAsync(call.Context, StatusCodes.Status404NotFound, $"The model has no column '{name}'; it has {known}.");
            return;
        }

        JsonArray values = found["values"]?.DeepClone() as JsonArray ?? [];
        await call.AnswerAsync(new JsonObject { ["values"] = values, ["count"] = values.Count, ["column"] = name });
    }

    /// <summary>The page lives on the port of the server, with its sign-in and its assets.</summary>
    private static Task DashboardAsync(FacadeCall call)
    {
        HttpRequest request = call.Context.Request;
        call.Context.Response.Redirect($"{request.Scheme}://{request.Host.Host}:{call.ServerPort}/endpoints/{call.Endpoint}");
        return Task.CompletedTask;
    }

    private static async Task PassOnAsync(FacadeCall call, string path)
    {
        InnerAnswer answer = await call.GetAsync(path);
        if (!answer.IsGood)
        {
            await call.RefuseAsync(answer);
            return;
        }

        call.Context.Response.ContentType = answer.ContentType;
        call.Context.Response.ContentLength = answer.Body.Length;
        await call.Context.Response.Body.WriteAsync(answer.Body);
    }

    private static void Move(JsonObject from, string name, JsonObject to, string place)
    {
        if (from.TryGetPropertyValue(name, out JsonNode? value))
        {
            from.Remove(name);
            to[place] = value?.DeepClone();
        }
    }
}
