using System.Text.Json.Nodes;
using Mainspring.Client.Runs;
using Mainspring.Lifecycle.Training;
using Mainspring.Lifecycle.Training.Cards;

namespace Mainspring.Cli.Training;

/// <summary>The model card of a training.</summary>
internal static class RunCard
{
    public static ModelCard Of(TrainingJob job, RunInput input, RunInfo run, TrainingOutcome outcome, GateVerdict gate) => new(
        job.Project.Name,
        outcome.Model.Algorithm,
        outcome.Model.Identity,
        job.Project.Description,
        Told(input, "version") ?? job.Source.Origin,
        Told(input, "sha256"),
        run.RunId,
        run.Name,
        run.StartedAt,
        [.. outcome.Model.Plan.Inputs.Columns.Select(column => (column.Name, column.Type.ToString().ToLowerInvariant(), column.Unit ?? ""))],
        [.. outcome.Model.Plan.Dropped.Where(column => column.Name != job.Spec.Target).Select(column => (column.Name, column.Reason))],
        outcome.Parameters.ToDictionary(),
        outcome.Evaluation,
        gate,
        [
            .. (outcome.Evaluation.Warnings ?? []).Select(warning => warning.Message),
            .. outcome.SkippedRows > 0 ? [$"{outcome.SkippedRows} rows have no value of {job.Spec.Target} and were left out."] : Array.Empty<string>(),
            .. outcome.Evaluation.HoldoutRows < TrainVerb.FewRows ? [$"Only {outcome.Evaluation.HoldoutRows} held-out rows judge this model; its scores say little."] : Array.Empty<string>(),
        ]);

    private static string? Told(RunInput input, string key) => input.Source is { } source ? JsonNode.Parse(source)?[key]?.GetValue<string>() : null;
}
