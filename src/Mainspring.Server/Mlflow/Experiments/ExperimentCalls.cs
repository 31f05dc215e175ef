using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Server.Mlflow.Runs;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Experiments;

/// <summary>Experiments on MLflow's wire.</summary>
internal static class ExperimentCalls
{
    private const int DefaultPage = 1000;

    public static void MapExperiments(this MlflowRoutes routes)
    {
        routes.Post("experiments/create", MlflowAccess.Edit<CreateExperimentRequest>(), CreateAsync);
        routes.Get("experiments/get", MlflowAccess.View<ExperimentRequest>(request => Resource.Experiment(request.ExperimentId)), GetAsync);
        routes.Get("experiments/get-by-name", MlflowAccess.View<ExperimentNameRequest>(), GetByNameAsync);
        routes.Post("experiments/delete", MlflowAccess.Edit<ExperimentRequest>(request => Resource.Experiment(request.ExperimentId)), DeleteAsync);
        routes.Post("experiments/restore", MlflowAccess.Edit<ExperimentRequest>(request => Resource.Experiment(request.ExperimentId)), RestoreAsync);
        routes.Post("experiments/update", MlflowAccess.Edit<UpdateExperimentRequest>(request => Resource.Experiment(request.ExperimentId)), UpdateAsync);
        routes.Post("experiments/set-experiment-tag", MlflowAccess.Edit<SetExperimentTagRequest>(request => Resource.Experiment(request.ExperimentId)), SetTagAsync);
        routes.Post("experiments/delete-experiment-tag", MlflowAccess.Edit<DeleteExperimentTagRequest>(request => Resource.Experiment(request.ExperimentId)), DeleteTagAsync);
        routes.Get("experiments/search", MlflowAccess.View<SearchExperimentsRequest>(), SearchAsync);
        routes.Post("experiments/search", MlflowAccess.View<SearchExperimentsRequest>(), SearchAsync);
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
        await call.Get<IExperimentStore>().FindAsync(ExperimentReference.Parse(request.ExperimentId), call.Cancellation) ?? throw ExperimentReference.Missing(request.ExperimentId)));

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
        ExperimentOutcome outcome = await call.Get<ExperimentBook>().DeleteAsync(ExperimentReference.Parse(request.ExperimentId), call.Cancellation);
        _ = outcome is ExperimentOutcome.IsDeleted ? throw ExperimentReference.Missing(request.ExperimentId) : outcome.OrFault(request.ExperimentId);
        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> RestoreAsync(ExperimentRequest request, MlflowCall call)
    {
        (await call.Get<ExperimentBook>().RestoreAsync(ExperimentReference.Parse(request.ExperimentId), call.Cancellation)).OrFault(request.ExperimentId);
        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> UpdateAsync(UpdateExperimentRequest request, MlflowCall call)
    {
        long id = ExperimentReference.Parse(request.ExperimentId);
        if (request.NewName is { Length: > 0 } name)
        {
            (await call.Get<ExperimentBook>().RenameAsync(id, name, call.Cancellation)).OrFault(request.ExperimentId);
        }
        else if (await call.Get<IExperimentStore>().FindAsync(id, call.Cancellation) is null)
        {
            throw ExperimentReference.Missing(request.ExperimentId);
        }

        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> SetTagAsync(SetExperimentTagRequest request, MlflowCall call)
    {
        (await call.Get<ExperimentBook>().SetTagAsync(ExperimentReference.Parse(request.ExperimentId), request.Key, request.Value, call.Cancellation)).OrFault(request.ExperimentId);
        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> DeleteTagAsync(DeleteExperimentTagRequest request, MlflowCall call)
    {
        (await call.Get<ExperimentBook>().DeleteTagAsync(ExperimentReference.Parse(request.ExperimentId), request.Key, call.Cancellation)).OrFault(request.ExperimentId);
        return MlflowNothing.Instance;
    }

    private static async Task<ExperimentsAnswer> SearchAsync(SearchExperimentsRequest request, MlflowCall call)
    {
        var query = new ExperimentQuery
        {
            Filter = TrackingGrammars.Experiments.Parse(request.Filter),
            Order = TrackingGrammars.Experiments.ParseOrder(request.OrderBy),
            Stage = MlflowStage.Parse(request.ViewType),
            Limit = MlflowPaging.Limit(request.MaxResults, DefaultPage, ExperimentQuery.LargestPage),
            Skip = MlflowPaging.ReadSkip(request.PageToken),
        };
        ExperimentPage page = await call.Get<IExperimentStore>().SearchAsync(query, call.Cancellation);
        return new([.. page.Experiments.Select(MlflowExperiment.Of)], page.HasMore ? MlflowPaging.WriteSkip(query.Skip + query.Limit) : null);
    }
}
