using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Runs;

/// <summary>What clients before logged models record of a model: a list in a tag of the run.</summary>
internal static class ModelHistory
{
    private const string Tag = "mlflow.log-model.history";

    public static async Task<MlflowNothing> AddAsync(LogModelRequest request, MlflowCall call)
    {
        RunId id = MlflowRunReference.Parse(request);
        JsonNode model = Parse(request.ModelJson) as JsonObject
            ?? throw MlflowFault.Invalid("Malformed model info: 'model_json' must be a JSON object.");
        Run run = await call.Get<ITrackingStore>().FindRunAsync(id, call.Cancellation) ?? throw MlflowIds.NoRun(id.Value);
        JsonArray history = Parse(run.Tags.GetValueOrDefault(Tag) ?? "[]") as JsonArray ?? [];
        history.Add(model);
        return (await call.Get<Tracker>().LogAsync(id, new() { Tags = new Dictionary<string, string> { [Tag] = history.ToJsonString() } }, call.Cancellation)).OrFault(id);
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
