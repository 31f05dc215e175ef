using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Experiments;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Runs;

/// <summary>Runs on MLflow's wire, from their creation to their deletion.</summary>
internal static class RunCalls
{
    public static void MapRuns(this MlflowRoutes routes)
    {
        routes.Post("runs/create", MlflowAccess.Edit<CreateRunRequest>(request => Resource.Experiment(request.ExperimentId)), CreateAsync);
        routes.Get("runs/get", MlflowAccess.View<RunRequest>(request => Resource.Run(request.Run)), GetAsync);
        routes.Post("runs/update", MlflowAccess.Edit<UpdateRunRequest>(request => Resource.Run(request.Run)), UpdateAsync);
        routes.Post("runs/delete", MlflowAccess.Edit<RunRequest>(request => Resource.Run(request.Run)).Audited(AuditAction.RunDeleted), DeleteAsync);
        routes.Post("runs/restore", MlflowAccess.Edit<RunRequest>(request => Resource.Run(request.Run)).Audited(AuditAction.RunRestored), RestoreAsync);
        routes.Post("runs/search", MlflowAccess.View<SearchRunsRequest>(request => Resource.All(request.ExperimentIds.Select(Resource.Experiment))), RunSearch.AnswerAsync);
        routes.MapRunLogging();
    }

    private static async Task<RunAnswer> CreateAsync(CreateRunRequest request, MlflowCall call)
    {
        MlflowKeys.Demand("tag", request.Tags.Select(tag => tag.Key));
        var run = new NewRun
        {
            Experiment = ExperimentChoice.FromId(MlflowIds.Experiment(request.ExperimentId)),
            Name = request.RunName,
            User = request.UserId is "" ? null : request.UserId,
            StartedAt = request.StartTime is { } start ? MlflowTime.Parse(start, "start_time") : null,
            Tags = MlflowEntry.Read(request.Tags),
        };
        return await call.Get<Tracker>().StartAsync(run, call.Cancellation) switch
        {
            StartOutcome.Started started => new(MlflowRun.Of(started.Run)),
            StartOutcome.NoSuchExperiment => throw MlflowIds.NoExperiment(request.ExperimentId),
            StartOutcome.ExperimentIsDeleted => throw ExperimentAnswering.Deleted(request.ExperimentId),
            StartOutcome.Refused refused => throw MlflowRunReference.Refuse(refused.Faults),
            var unknown => throw new InvalidOperationException($"{unknown} is no outcome of a start."),
        };
    }

    private static async Task<RunAnswer> GetAsync(RunRequest request, MlflowCall call) => new(MlflowRun.Of(await FindAsync(MlflowRunReference.Parse(request), call)));

    private static async Task<RunInfoAnswer> UpdateAsync(UpdateRunRequest request, MlflowCall call)
    {
        RunId run = MlflowRunReference.Parse(request);
        var change = new RunChange
        {
            Name = request.RunName is "" ? null : request.RunName,
            Status = MlflowRunStatus.Parse(request.Status),
            EndedAt = request.EndTime is { } end ? MlflowTime.Parse(end, "end_time") : null,
        };
        (await call.Get<Tracker>().ChangeAsync(run, change, call.Cancellation)).OrFault(run);
        return new(MlflowRunInfo.Of(await FindAsync(run, call)));
    }

    private static async Task<MlflowNothing> DeleteAsync(RunRequest request, MlflowCall call)
    {
        RunId run = MlflowRunReference.Parse(request);
        return (await call.Get<Tracker>().DeleteAsync(run, call.Cancellation)).OrFault(run);
    }

    private static async Task<MlflowNothing> RestoreAsync(RunRequest request, MlflowCall call)
    {
        RunId run = MlflowRunReference.Parse(request);
        return (await call.Get<ITrackingStore>().RestoreRunAsync(run, call.Cancellation)).OrFault(run);
    }

    private static async Task<Run> FindAsync(RunId run, MlflowCall call) =>
        await call.Get<ITrackingStore>().FindRunAsync(run, call.Cancellation) ?? throw MlflowIds.NoRun(run.Value);
}
