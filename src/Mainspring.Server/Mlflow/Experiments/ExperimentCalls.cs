using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Server.Mlflow.Runs;
using Mainspring.Server.Mlflow.Wire;
using Mainspring.Web.Identity;

namespace Mainspring.Server.Mlflow.Experiments;

/// <summary>Experiments on MLflow's wire.</summary>
internal static class ExperimentCalls
{
    private const int DefaultPage = 1000;

    public static void MapExperiments(this MlflowRoutes routes)
    {
        routes.Post("experiments/create", MlflowAccess.Edit<CreateExperimentRequest>(), CreateAsync);
        routes.Get("experiments/get", MlflowAccess.View<ExperimentRequest>(request => Resource.Experiment(request.ExperimentId)), GetAsync);
        routes.Get("experiments/get-by-name", MlflowAccess.View<ExperimentNameRequest>(static _ => Resource.Anything), GetByNameAsync);
        routes.Post("experiments/delete", MlflowAccess.Edit<ExperimentRequest>(request => Resource.Experiment(request.ExperimentId)).Audited(AuditAction.ExperimentDeleted), DeleteAsync);
        routes.Post("experiments/restore", MlflowAccess.Edit<ExperimentRequest>(request => Resource.Experiment(request.ExperimentId)).Audited(AuditAction.ExperimentRestored), RestoreAsync);
        routes.Post("experiments/update", MlflowAccess.Edit<UpdateExperimentRequest>(request => Resource.Experiment(request.ExperimentId)), UpdateAsync);
        routes.Post("experiments/set-experiment-tag", MlflowAccess.Edit<SetExperimentTagRequest>(request => Resource.Experiment(request.ExperimentId)), SetTagAsync);
        routes.Post("experiments/delete-experiment-tag", MlflowAccess.Edit<DeleteExperimentTagRequest>(request => Resource.Experiment(request.ExperimentId)), DeleteTagAsync);
        routes.Get("experiments/search", MlflowAccess.View<SearchExperimentsRequest>(static _ => Resource.Anything), SearchAsync);
        routes.Post("experiments/search", MlflowAccess.View<SearchExperimentsRequest>(static _ => Resource.Anything), SearchAsync);
    }

    private static async Task<ExperimentCreated> CreateAsync(CreateExperimentRequest request, MlflowCall call)
    {
        ArtifactPath? root = null;
        if (request.ArtifactLocation is { Length: > 0 } location && !ArtifactUri.TryParse(location, out root, out string? fault))
        {
            throw MlflowFault.Invalid(fault);
        }

        var experiment = new NewExperiment { Name = request.Name, ArtifactRoot = root, Tags = MlflowEntry.Read(request.Tags) };
        Experiment made = (await call.Get<ExperimentBook>().CreateAsync(experiment, call.Cancellation)).OrFault("");
        return new(made.Id.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<ExperimentAnswer> GetAsync(ExperimentRequest request, MlflowCall call) => new(MlflowExperiment.Of(
        await call.Get<IExperimentStore>().FindAsync(MlflowIds.Experiment(request.ExperimentId), call.Cancellation) ?? throw MlflowIds.NoExperiment(request.ExperimentId)));

    private static async Task<ExperimentAnswer> GetByNameAsync(ExperimentNameRequest request, MlflowCall call)
    {
        Experiment found = await call.Get<IExperimentStore>().FindByNameAsync(request.ExperimentName, call.Cancellation)
            ?? throw MlflowFault.Missing($"Could not find experiment with name '{request.ExperimentName}'");
        var answer = MlflowExperiment.Of(found);
        await call.DemandAsync(Role.Viewer, Resource.Experiment(answer.ExperimentId));
        return new(answer);
    }

    private static async Task<MlflowNothing> DeleteAsync(ExperimentRequest request, MlflowCall call)
    {
        ExperimentOutcome outcome = await call.Get<ExperimentBook>().DeleteAsync(MlflowIds.Experiment(request.ExperimentId), call.Cancellation);
        _ = outcome is ExperimentOutcome.IsDeleted ? throw MlflowIds.NoExperiment(request.ExperimentId) : outcome.OrFault(request.ExperimentId);
        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> RestoreAsync(ExperimentRequest request, MlflowCall call)
    {
        (await call.Get<ExperimentBook>().RestoreAsync(MlflowIds.Experiment(request.ExperimentId), call.Cancellation)).OrFault(request.ExperimentId);
        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> UpdateAsync(UpdateExperimentRequest request, MlflowCall call)
    {
        long id = MlflowIds.Experiment(request.ExperimentId);
        if (request.NewName is { Length: > 0 } name)
        {
            (await call.Get<ExperimentBook>().RenameAsync(id, name, call.Cancellation)).OrFault(request.ExperimentId);
        }
        else if (await call.Get<IExperimentStore>().FindAsync(id, call.Cancellation) is null)
        {
            throw MlflowIds.NoExperiment(request.ExperimentId);
        }

        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> SetTagAsync(SetExperimentTagRequest request, MlflowCall call)
    {
        (await call.Get<ExperimentBook>().SetTagAsync(MlflowIds.Experiment(request.ExperimentId), request.Key, request.Value, call.Cancellation)).OrFault(request.ExperimentId);
        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> DeleteTagAsync(DeleteExperimentTagRequest request, MlflowCall call)
    {
        (await call.Get<ExperimentBook>().DeleteTagAsync(MlflowIds.Experiment(request.ExperimentId), request.Key, call.Cancellation)).OrFault(request.ExperimentId);
        return MlflowNothing.Instance;
    }

    private static async Task<ExperimentsAnswer> SearchAsync(SearchExperimentsRequest request, MlflowCall call)
    {
        string?[] question = [request.Filter, MlflowStage.Parse(request.ViewType).ToString(), .. request.OrderBy];
        var query = new ExperimentQuery
        {
            Filter = TrackingGrammars.Experiments.Parse(request.Filter),
            Order = TrackingGrammars.Experiments.ParseOrder(request.OrderBy),
            Seen = call.Http.Reach().Experiments,
            Stage = MlflowStage.Parse(request.ViewType),
            Limit = MlflowPage.Limit(request.MaxResults, DefaultPage, ExperimentQuery.LargestPage),
            Skip = MlflowPage.Offset(request.PageToken, question),
        };
        ExperimentPage page = await call.Get<IExperimentStore>().SearchAsync(query, call.Cancellation);
        return new([.. page.Experiments.Select(MlflowExperiment.Of)], page.HasMore ? MlflowPage.Token(query.Skip + query.Limit, question) : null);
    }
}
