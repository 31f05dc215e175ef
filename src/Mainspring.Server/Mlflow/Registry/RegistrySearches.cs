using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Registry;
using Mainspring.Server.Identity;
using Mainspring.Server.Mlflow.Wire;
using Mainspring.Server.Registry;

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
        RegistryQuery query = Read(request, RegistryFilters.Models, UsualModels, MostModels);
        IReadOnlyList<RegisteredModel> found = await store.SearchModelsAsync(query with { Limit = query.Limit + 1 }, call.Cancellation);
        IReadOnlySet<string> visible = await call.Get<AccessCheck>().FindVisibleAsync(call.Http, found.Select(model => model.Name));
        RegisteredModel[] page = [.. found.Take(query.Limit).Where(model => visible.Contains(model.Name))];
        ILookup<string, ModelVersion> latest = (await store.ListLatestAsync([.. page.Select(model => model.Name)], call.Cancellation)).ToLookup(version => version.Model);
        return new([.. page.Select(model => model.ToMlflow(latest[model.Name]))], Next(query, found.Count));
    }

    public static async Task<VersionsAnswer> VersionsAsync(RegistrySearchRequest request, MlflowCall call)
    {
        RegistryQuery query = Read(request, RegistryFilters.Versions, UsualVersions, MostVersions);
        IReadOnlyList<ModelVersion> found = await call.Get<IRegistryStore>().SearchVersionsAsync(query with { Limit = query.Limit + 1 }, call.Cancellation);
        IReadOnlySet<string> visible = await call.Get<AccessCheck>().FindVisibleAsync(call.Http, found.Select(version => version.Model));
        return new([.. found.Take(query.Limit).Where(version => visible.Contains(version.Model)).Select(RegistryWords.ToMlflow)], Next(query, found.Count));
    }

    private static RegistryQuery Read(RegistrySearchRequest request, FilterGrammar grammar, int usual, int most)
    {
        long limit = request.MaxResults ?? usual;
        return limit < 1 || limit > most
            ? throw MlflowFault.Invalid($"Invalid value for request parameter max_results. It must be at least 1 and at most {most}, but got value {limit}")
            : new()
            {
                Filter = grammar.Parse(request.Filter),
                Order = grammar.ParseOrder(request.OrderBy),
                Skip = PageToken.Read(request.PageToken),
                Limit = (int)limit,
            };
    }

    private static string? Next(RegistryQuery query, int found) => found > query.Limit ? PageToken.Of(query.Skip + query.Limit) : null;
}
