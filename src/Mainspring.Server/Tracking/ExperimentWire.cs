using System.Globalization;
using Mainspring.Client.Experiments;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Server.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mainspring.Server.Tracking;

/// <summary>Between the experiments of the wire and those of the domain.</summary>
internal static class ExperimentWire
{
    public static ExperimentInfo ToWire(this ExperimentSummary experiment) => new()
    {
        ExperimentId = experiment.Id,
        Name = experiment.Name,
        CreatedAt = experiment.CreatedAt,
        Runs = experiment.Runs,
        LatestRunAt = experiment.LatestRunAt,
    };

    public static ExperimentInfo ToWire(this Experiment experiment) => new()
    {
        ExperimentId = experiment.Id,
        Name = experiment.Name,
        CreatedAt = experiment.CreatedAt,
        DeletedAt = experiment.DeletedAt,
        Tags = experiment.Tags,
    };

    public static ExperimentTree ToWire(this ExperimentFolder folder) =>
        new(folder.Name, [.. folder.Folders.Select(ToWire)], [.. folder.Experiments.Select(ToWire)]);

    /// <summary>What the audit log calls an experiment.</summary>
    public static string NameInAudit(long experiment) => string.Create(CultureInfo.InvariantCulture, $"experiment {experiment}");

    public static JsonHttpResult<Problem> Missing(long experiment) => Problems.NotFound($"There is no experiment {experiment}.");

    public static JsonHttpResult<Problem> Refuse(IReadOnlyList<Fault> faults) =>
        Problems.Invalid("The experiment was not changed.", [.. faults.Select(fault => new ProblemError(fault.Pointer, fault.Message))]);

    /// <summary>The answer to a change that was not made.</summary>
    public static JsonHttpResult<Problem> ToProblem(this ExperimentOutcome outcome, long experiment) => outcome switch
    {
        ExperimentOutcome.NoSuchExperiment => Missing(experiment),
        ExperimentOutcome.IsDeleted => Problems.Conflict($"The experiment {experiment} is deleted; restore it before changing it."),
        ExperimentOutcome.IsNotDeleted => Problems.Conflict($"The experiment {experiment} is not deleted."),
        ExperimentOutcome.NameIsTaken taken => Problems.Conflict($"There is an experiment '{taken.Name}' already."),
        ExperimentOutcome.Refused refused => Refuse(refused.Faults),
        _ => throw new InvalidOperationException($"{outcome} is no refusal."),
    };
}
