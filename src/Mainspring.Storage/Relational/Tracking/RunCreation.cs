using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Keeps new runs.</summary>
internal static class RunCreation
{
    public static StartOutcome Create(Session session, NewRun run, RunId id, string name, DateTimeOffset at) => run.Experiment switch
    {
        ExperimentChoice.Named named => new StartOutcome.Started(Add(session, ExperimentWriting.FindOrAdd(session, named.Name, at), run, id, name, at)),
        ExperimentChoice.Numbered numbered => ExperimentRows.Find(session, numbered.Id) switch
        {
            null => new StartOutcome.NoSuchExperiment(numbered.Id),
            { DeletedAt: not null } => new StartOutcome.ExperimentIsDeleted(numbered.Id),
            Experiment experiment => new StartOutcome.Started(Add(session, experiment, run, id, name, at)),
        },
        _ => throw new NotSupportedException($"{run.Experiment} is no choice of an experiment."),
    };

    private static Run Add(Session session, Experiment experiment, NewRun run, RunId id, string name, DateTimeOffset at)
    {
        var kept = new Run
        {
            Id = id,
            Name = name,
            Experiment = experiment.Name,
            ExperimentId = experiment.Id,
            User = run.User ?? "",
            ArtifactRoot = ArtifactPath.Parse(string.Create(CultureInfo.InvariantCulture, $"{experiment.ArtifactRoot}/{id}/artifacts")),
            Status = RunStatus.Running,
            StartedAt = DateTimeOffset.FromUnixTimeMilliseconds((run.StartedAt ?? at).ToUnixTimeMilliseconds()),
            Params = run.Params,
            Tags = run.Tags,
        };
        long number = session.QueryNumber($"""
            INSERT INTO run (run_id, experiment_id, name, status, started_at, user_id, artifact_root)
            VALUES ({id.Value}, {experiment.Id}, {name}, {RunRows.Text(kept.Status)}, {kept.StartedAt}, {kept.User}, {kept.ArtifactRoot.Value})
            RETURNING run_no
            """)!.Value;
        var place = new RunPlace(number, experiment.Id);
        RunWriting.AddEntries(session, place, run);
        return kept;
    }
}
