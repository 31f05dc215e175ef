using System.Text.Json;
using Mainspring.Pipelines.Runs;

namespace Mainspring.Web.Jobs;

/// <summary>A job with its log.</summary>
/// <param name="Job">The run of the pipeline.</param>
/// <param name="Log">The first lines of its log.</param>
/// <param name="IsLogCut">Whether the log is longer than that.</param>
public sealed record JobModel(PipelineRun Job, IReadOnlyList<LogLine> Log, bool IsLogCut)
{
    /// <summary>What the job made, when its result names it: a run, a model.</summary>
    public IReadOnlyList<(string Kind, string Name, string Link)> Made
    {
        get
        {
            if (Job.Result is not { } result)
            {
                return [];
            }

            using JsonDocument document = JsonDocument.Parse(result);
            var made = new List<(string, string, string)>();
            if (Text(document, "run_id") is { } run)
            {
                made.Add(("Run", Text(document, "run") ?? run, Layout.Link.To("runs", run)));
            }

            if (Text(document, "model") is { } model)
            {
                made.Add(("Model", model, Layout.Link.To("models", model)));
            }

            return made;
        }
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
