using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking.EvaluationDatasets;
using Mainspring.Server.Mlflow.Datasets.Requests;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>Evaluation data sets on MLflow's wire.</summary>
internal static class EvaluationDatasetEndpoints
{
    private const string Version = "3.0";
    private const int LargestPage = 50_000;
    private const int UsualPage = 1000;

    public static void MapEvaluationDatasets(this MlflowRoutes routes)
    {
        routes.Post("datasets/create", MlflowAccess.Edit<CreateEvaluationDataset>(), CreateAsync, Version);
        routes.Post("datasets/search", MlflowAccess.View<SearchEvaluationDatasets>(), SearchAsync, Version);
        routes.Get("datasets/search", MlflowAccess.View<SearchEvaluationDatasets>(), SearchAsync, Version);
        routes.Get("datasets/{dataset_id}", MlflowAccess.View<EvaluationDatasetReference>(), GetAsync, Version);
        routes.Delete("datasets/{dataset_id}", MlflowAccess.Edit<EvaluationDatasetReference>(), DeleteAsync, Version);
        routes.Patch("datasets/{dataset_id}/tags", MlflowAccess.Edit<SetEvaluationDatasetTags>(), SetTagsAsync, Version);
        routes.Delete("datasets/{dataset_id}/tags/{**key}", MlflowAccess.Edit<DeleteEvaluationDatasetTag>(), DeleteTagAsync, Version);
        routes.Get("datasets/{dataset_id}/experiment-ids", MlflowAccess.View<EvaluationDatasetReference>(), ExperimentsAsync, Version);
        routes.Post("datasets/{dataset_id}/add-experiments", MlflowAccess.Edit<ChangeEvaluationDatasetExperiments>(), AddExperimentsAsync, Version);
        routes.Post("datasets/{dataset_id}/remove-experiments", MlflowAccess.Edit<ChangeEvaluationDatasetExperiments>(), RemoveExperimentsAsync, Version);
        routes.MapEvaluationRecords(Version);
    }

    private static async Task<EvaluationDatasetAnswer> CreateAsync(CreateEvaluationDataset request, MlflowCall call)
    {
        Dictionary<string, string> tags = TagText.Read(request.Tags).Where(tag => tag.Value is not null).ToDictionary(tag => tag.Key, tag => tag.Value!);
        long[] experiments = [.. (request.ExperimentIds ?? []).Select(MlflowIds.Experiment)];
        return EvaluationDatasetFaults.Answer(await call.Get<EvaluationDatasetLibrary>().CreateAsync(request.Name, tags, experiments, call.Cancellation), request.Name);
    }

    private static async Task<EvaluationDatasetAnswer> GetAsync(EvaluationDatasetReference request, MlflowCall call) => new(EvaluationDatasetEntity.Of(await FindAsync(request.DatasetId, call)));

    private static async Task<MlflowNothing> DeleteAsync(EvaluationDatasetReference request, MlflowCall call)
    {
        if (EvaluationDatasetId.TryParse(request.DatasetId, out EvaluationDatasetId? id))
        {
            await call.Get<IEvaluationDatasetStore>().DeleteAsync(id, call.Cancellation);
        }

        return MlflowNothing.Instance;
    }

    private static async Task<EvaluationDatasetSearchAnswer> SearchAsync(SearchEvaluationDatasets request, MlflowCall call)
    {
        int limit = request.MaxResults ?? UsualPage;
        if (limit is < 1 or > LargestPage)
        {
            throw MlflowFault.Invalid($"Invalid value {limit} for parameter 'max_results' supplied: it must be between 1 and {LargestPage}.");
        }

        string?[] question = [request.FilterString, .. request.ExperimentIds ?? [], "by", .. request.OrderBy ?? []];
        int offset = MlflowPage.Offset(request.PageToken, question);
        EvaluationDatasetPage page = await call.Get<IEvaluationDatasetStore>().SearchAsync(
            new()
            {
                Experiments = [.. (request.ExperimentIds ?? []).Select(MlflowIds.Experiment)],
                Filter = EvaluationDatasetSearch.Grammar.Parse(request.FilterString),
                OrderBy = EvaluationDatasetSearch.Grammar.ParseOrder(request.OrderBy),
                Offset = offset,
                Limit = limit,
            },
            call.Cancellation);
        return new([.. page.Datasets.Select(EvaluationDatasetEntity.Of)], page.More ? MlflowPage.Token(offset + limit, question) : null);
    }

    private static async Task<EvaluationDatasetAnswer> SetTagsAsync(SetEvaluationDatasetTags request, MlflowCall call) =>
        await ChangeTagsAsync(request.DatasetId, TagText.Read(request.Tags), call);

    private static async Task<MlflowNothing> DeleteTagAsync(DeleteEvaluationDatasetTag request, MlflowCall call)
    {
        await ChangeTagsAsync(request.DatasetId, new() { [request.Key] = null }, call);
        return MlflowNothing.Instance;
    }

    private static async Task<EvaluationExperimentsAnswer> ExperimentsAsync(EvaluationDatasetReference request, MlflowCall call) =>
        new([.. (await FindAsync(request.DatasetId, call)).Experiments.Select(MlflowIds.Text)]);

    private static Task<EvaluationDatasetAnswer> AddExperimentsAsync(ChangeEvaluationDatasetExperiments request, MlflowCall call) =>
        ChangeExperimentsAsync(request.DatasetId, request.ExperimentIds ?? [], [], call);

    private static Task<EvaluationDatasetAnswer> RemoveExperimentsAsync(ChangeEvaluationDatasetExperiments request, MlflowCall call) =>
        ChangeExperimentsAsync(request.DatasetId, [], request.ExperimentIds ?? [], call);

    private static async Task<EvaluationDatasetAnswer> ChangeExperimentsAsync(string dataset, IReadOnlyList<string> added, IReadOnlyList<string> removed, MlflowCall call) => EvaluationDatasetFaults.Answer(
        await call.Get<IEvaluationDatasetStore>().ChangeExperimentsAsync(EvaluationDatasetFaults.Id(dataset), [.. added.Select(MlflowIds.Experiment)], MlflowIds.Experiments(removed), call.Cancellation),
        dataset);

    private static async Task<EvaluationDatasetAnswer> ChangeTagsAsync(string dataset, Dictionary<string, string?> tags, MlflowCall call) =>
        EvaluationDatasetFaults.Answer(await call.Get<EvaluationDatasetLibrary>().ChangeTagsAsync(EvaluationDatasetFaults.Id(dataset), tags, call.Cancellation), dataset);

    private static async Task<EvaluationDataset> FindAsync(string id, MlflowCall call) =>
        await call.Get<IEvaluationDatasetStore>().FindAsync(EvaluationDatasetFaults.Id(id), call.Cancellation) ?? throw EvaluationDatasetFaults.Missing(id);
}
