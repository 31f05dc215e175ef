using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Registry;
using Mainspring.Server.Mlflow.Wire;
using Mainspring.Web.Identity;

namespace Mainspring.Server.Mlflow.Registry;

/// <summary>The searches of models and versions. Without a filter on their tag, prompts are not among them; nor is what the caller may not see.</summary>
internal static class RegistrySearches
{
    private const int UsualModels = 100;
    private const int MostModels = 1000;
    private const int UsualVersions = 10_000;
    private const int MostVersions = 200_000;

    public static async Task<ModelsAnswer> ModelsAsync(RegistrySearchRequest request, MlflowCall call)
    {
        IRegistryStore store = call.Get<IRegistryStore>();
        RegistryQuery query = Read(request, RegistryFilters.Models, UsualModels, MostModels, call);
        IReadOnlyList<RegisteredModel> found = await store.SearchModelsAsync(query with { Limit = query.Limit + 1 }, call.Cancellation);
        RegisteredModel[] page = [.. found.Take(query.Limit)];
        ILookup<string, ModelVersion> latest = (await store.ListLatestAsync([.. page.Select(model => model.Name)], call.Cancellation)).ToLookup(version => version.Model);
        return new([.. page.Select(model => model.ToMlflow(latest[model.Name]))], Next(request, query, found.Count));
    }

    public static async Task<VersionsAnswer> VersionsAsync(RegistrySearchRequest request, MlflowCall call)
    {
        RegistryQuery query = Read(request, RegistryFilters.Versions, UsualVersions, MostVersions, call);
        IReadOnlyList<ModelVersion> found = await call.Get<IRegistryStore>().SearchVersionsAsync(query with { Limit = query.Limit + 1 }, call.Cancellation);
        return new([.. found.Take(query.Limit).Select(RegistryWords.ToMlflow)], Next(request, query, found.Count));
    }

    private static RegistryQuery Read(RegistrySearchRequest request, FilterGrammar grammar, int usual, int most, MlflowCall call) => new()
    {
        Seen = call.Http.Reach().Models,
        Filter = grammar.Parse(request.Filter),
        Order = grammar.ParseOrder(request.OrderBy),
        Skip = MlflowPage.Offset(request.PageToken, Question(request)),
        Limit = MlflowPage.Limit(request.MaxResults, usual, most),
    };

    private static string? Next(RegistrySearchRequest request, RegistryQuery query, int found) =>
        found > query.Limit ? MlflowPage.Token((int)query.Skip + query.Limit, Question(request)) : null;

    private static IEnumerable<string?> Question(RegistrySearchRequest request) => [request.Filter, .. request.OrderBy ?? []];
}
