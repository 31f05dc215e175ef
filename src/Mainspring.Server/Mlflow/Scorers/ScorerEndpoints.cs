using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Scorers;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Scorers;

/// <summary>Scorers on MLflow's wire: kept and handed out, never run.</summary>
internal static class ScorerEndpoints
{
    private const string Version = "3.0";

    public static void MapScorers(this MlflowRoutes routes)
    {
        MlflowAccess<ScorerReference> viewed = MlflowAccess.View<ScorerReference>(request => Resource.Experiment(request.ExperimentId));
        routes.Post("scorers/register", MlflowAccess.Edit<RegisterScorer>(request => Resource.Experiment(request.ExperimentId)), RegisterAsync, Version);
        routes.Get("scorers/list", MlflowAccess.View<ListScorers>(request => Resource.All(request.Experiments().Select(Resource.Experiment))), ListAsync, Version);
        routes.Get("scorers/versions", viewed, ListVersionsAsync, Version);
        routes.Get("scorers/get", viewed, GetAsync, Version);
        routes.Delete("scorers/delete", MlflowAccess.Edit<ScorerReference>(request => Resource.Experiment(request.ExperimentId)), DeleteAsync, Version);
    }

    private static async Task<RegisteredScorer> RegisterAsync(RegisterScorer request, MlflowCall call)
    {
        IReadOnlyList<Fault> faults = ScorerRules.Check(request.Name, request.SerializedScorer);
        if (faults.Count > 0)
        {
            throw MlflowFault.Invalid(string.Join(' ', faults.Select(fault => fault.Message)));
        }

        long experiment = MlflowIds.Experiment(request.ExperimentId);
        ScorerVersion? scorer = await call.Get<IScorerStore>().RegisterAsync(experiment, request.Name, request.SerializedScorer, call.Get<TimeProvider>().GetUtcNow(), call.Cancellation);
        return scorer is null ? throw MlflowIds.NoExperiment(request.ExperimentId) : RegisteredScorer.Of(scorer);
    }

    private static async Task<ScorersAnswer> ListAsync(ListScorers request, MlflowCall call) =>
        ScorersAnswer.Of(await call.Get<IScorerStore>().ListAsync(MlflowIds.Experiments(request.Experiments()), call.Cancellation));

    private static async Task<ScorersAnswer> ListVersionsAsync(ScorerReference request, MlflowCall call)
    {
        IReadOnlyList<ScorerVersion> versions = await call.Get<IScorerStore>().ListVersionsAsync(MlflowIds.Experiment(request.ExperimentId), request.Name, call.Cancellation);
        return versions.Count > 0 ? ScorersAnswer.Of(versions) : throw Missing(request);
    }

    private static async Task<ScorerAnswer> GetAsync(ScorerReference request, MlflowCall call) =>
        await call.Get<IScorerStore>().FindAsync(MlflowIds.Experiment(request.ExperimentId), request.Name, request.Version, call.Cancellation) is { } scorer
            ? new(ScorerEntity.Of(scorer))
            : throw Missing(request);

    private static async Task<MlflowNothing> DeleteAsync(ScorerReference request, MlflowCall call) =>
        await call.Get<IScorerStore>().DeleteAsync(MlflowIds.Experiment(request.ExperimentId), request.Name, request.Version, call.Cancellation)
            ? MlflowNothing.Instance
            : throw Missing(request);

    private static MlflowFault Missing(ScorerReference scorer) => MlflowFault.Missing(
        $"Scorer with name '{scorer.Name}'{(scorer.Version is { } version ? $" and version {version}" : "")} not found for experiment {scorer.ExperimentId}.");
}
