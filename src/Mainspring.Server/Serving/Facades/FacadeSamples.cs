using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving.Facades;

/// <summary>Labelled records for the next training, and the training itself, in the words of another system.</summary>
internal static class FacadeSamples
{
    public static async Task AddAsync(FacadeCall call)
    {
        List<FieldFault> faults = [];
        JsonObject sample = call.Route.Fields.Translate(call.Body ?? [], faults);
        if (faults.Count > 0)
        {
            await call.RefuseAsync(faults, $"/api/v1/projects/{call.Project}/samples", sample);
            return;
        }

        await TellAsync(call, await call.PostAsync($"/api/v1/projects/{call.Project}/samples", sample));
    }

    /// <summary>With <c>force_retrain</c> or <c>force</c> true, or without a body that says otherwise, it trains whatever there is to learn from.</summary>
    public static async Task RetrainAsync(FacadeCall call)
    {
        JsonNode? said = call.Body?["force_retrain"] ?? call.Body?["force"];
        if (said is not null && !(said is JsonValue flag && flag.TryGetValue(out bool _)))
        {
            await call.RefuseAsync([new("force_retrain", "is true or false.")]);
            return;
        }

        await TellAsync(call, await call.PostAsync($"/api/v1/projects/{call.Project}/retrain", new JsonObject { ["force"] = said?.DeepClone() ?? true }));
    }

    private static async Task TellAsync(FacadeCall call, InnerAnswer answer)
    {
        if (!answer.IsGood)
        {
            await call.RefuseAsync(answer);
            return;
        }

        JsonObject document = (JsonObject)JsonNode.Parse(answer.Body)!;
        document.TryAdd("status", "success");
        await call.AnswerAsync(document);
    }
}
