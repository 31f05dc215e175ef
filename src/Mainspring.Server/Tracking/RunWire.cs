using Mainspring.Client.Runs;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mainspring.Server.Tracking;

/// <summary>Between the records of the wire and those of the domain.</summary>
internal static class RunWire
{
    public static RunInfo ToWire(this Run run) => new()
    {
        RunId = run.Id.Value,
        Name = run.Name,
        Experiment = run.Experiment,
        Status = run.Status.ToString().ToLowerInvariant(),
        StartedAt = run.StartedAt,
        EndedAt = run.EndedAt,
        DeletedAt = run.DeletedAt,
        Params = run.Params,
        Metrics = run.Metrics.ToDictionary(metric => metric.Key, metric => metric.Value.Value),
        Tags = run.Tags,
        Inputs = [.. run.Inputs.Datasets.Select(RunInputEndpoints.ToWire)],
    };

    public static ArtifactInfo ToWire(this RunArtifact artifact) => new(artifact.Path.Value, artifact.Content.Hash.Value, artifact.Content.Bytes);

    public static NewRun ToDomain(this RunStart start) => new()
    {
        Experiment = start.Experiment ?? "",
        Name = start.Name,
        Params = start.Params ?? new Dictionary<string, string>(),
        Tags = start.Tags ?? new Dictionary<string, string>(),
    };

    public static RunLog ToDomain(this RunEntries entries, DateTimeOffset now) => new()
    {
        Metrics = [.. (entries.Metrics ?? []).Select(metric => new MetricPoint(metric.Key ?? "", metric.Value!.Value, metric.Step ?? 0, metric.At ?? now))],
        Params = entries.Params ?? new Dictionary<string, string>(),
        Tags = entries.Tags ?? new Dictionary<string, string>(),
    };

    /// <summary>Points that lack what every point must have.</summary>
    public static IReadOnlyList<Fault> FindMissingValues(this RunEntries entries) =>
    [
        .. (entries.Metrics ?? []).Select((metric, index) => (metric, index)).Where(point => point.metric?.Value is null)
            .Select(point => new Fault($"/metrics/{point.index}/value", "The value is missing.")),
    ];

    public static bool TryReadStatus(string? text, out RunStatus? status)
    {
        status = null;
        foreach (RunStatus known in Enum.GetValues<RunStatus>())
        {
            status = string.Equals(known.ToString(), text, StringComparison.OrdinalIgnoreCase) ? known : status;
        }

        return text is null || status is not null;
    }

    public static JsonHttpResult<Problem> Refuse(IReadOnlyList<Fault> faults) =>
        Problems.Invalid("The run was not recorded.", [.. faults.Select(fault => new ProblemError(fault.Pointer, fault.Message))]);

    /// <summary>The answer to a change that was not made.</summary>
    public static JsonHttpResult<Problem> ToProblem(this LogOutcome outcome, string run) => outcome switch
    {
        LogOutcome.NoSuchRun => RunReference.Missing(run),
        LogOutcome.RunIsDeleted => Problems.Conflict($"The run '{run}' is deleted; restore it before writing to it."),
        LogOutcome.NoSuchExperiment gone => Problems.Conflict($"The experiment {gone.Id} is deleted, or gone for good."),
        LogOutcome.ParamIsSet set => Problems.Conflict($"The parameter '{set.Key}' is '{set.Kept}' already and cannot become '{set.Given}'; parameters keep their first value, use a tag for what changes."),
        LogOutcome.Refused refused => Refuse(refused.Faults),
        _ => throw new InvalidOperationException($"{outcome} is no refusal."),
    };
}
