using System.Text.Json;
using Mainspring.Client.Pipelines;
using Mainspring.Pipelines.Runs;

namespace Mainspring.Server.Pipelines;

/// <summary>Runs of pipelines as the native wire shows them.</summary>
internal static class PipelineWire
{
    public static PipelineRunInfo ToWire(this PipelineRun run) => new(run.Id, run.Pipeline, Name(run.State), run.Progress, run.QueuedAt, Json(run.Arguments), [.. run.Steps.Select(ToWire)])
    {
        Reason = run.Reason,
        Text = run.State == RunState.Running ? run.Steps.FirstOrDefault(step => step.State == RunState.Running)?.Text : null,
        CancelRequested = run.CancelRequested,
        StartedAt = run.StartedAt,
        EndedAt = run.EndedAt,
        Result = run.Result is { } result ? Json(result) : null,
    };

    public static PipelineLog ToWire(this IReadOnlyList<LogLine> lines, long from) =>
        new([.. lines.Select(line => new PipelineLogLine(line.Number, line.At, line.Step, line.Text))], lines.Count == 0 ? from : lines[^1].Number + 1);

    public static bool TryReadState(string text, out RunState state) =>
        Enum.TryParse(text, ignoreCase: true, out state) && Name(state) == text;

    private static PipelineStepInfo ToWire(StepRun step) => new(step.Name, Name(step.State), step.Attempts, step.Progress, step.Notes)
    {
        Text = step.Text,
        Reason = step.Reason,
        StartedAt = step.StartedAt,
        EndedAt = step.EndedAt,
    };

    private static string Name(RunState state) => state switch
    {
        RunState.Queued => "queued",
        RunState.Running => "running",
        RunState.Succeeded => "succeeded",
        RunState.Failed => "failed",
        _ => "cancelled",
    };

    private static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
