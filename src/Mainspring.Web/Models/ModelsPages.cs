using System.Globalization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Web.Components;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Models;

/// <summary>The list of registered models, a model with its versions, and the form that moves an alias.</summary>
internal static class ModelsPages
{
    private const int PageSize = 50;

    public static void MapModels(this RouteGroupBuilder pages)
    {
        pages.MapGet("/models", ListAsync).Needs(Role.Viewer);
        pages.MapGet("/models/{model}", ShowAsync).Needs(Role.Viewer);
        pages.MapPost("/models/{model}/alias", MoveAliasAsync).Needs(Role.Operator);
    }

    private static async Task<IResult> ListAsync(string? after, HttpContext context, IRegistryStore store, EndpointTable endpoints, CancellationToken cancellation)
    {
        string? cursor = string.IsNullOrEmpty(after) ? null : after;
        IReadOnlyList<RegisteredModel> models = await store.ListModelsAsync(PageSize + 1, cursor, context.Reach().Models, cancellation);
        var rows = new List<ModelRow>();
        foreach (RegisteredModel model in models.Take(PageSize))
        {
            ModelVersion? latest = await store.FindVersionAsync(model.Name, new VersionReference.Latest(), cancellation);
            rows.Add(new ModelRow(model, latest, [.. endpoints.All.Where(endpoint => endpoint.State.Endpoint.Uses(model.Name)).Select(endpoint => endpoint.Name)]));
        }

        var links = new PageLinks(
            rows.Count == 1 ? "1 model" : $"{rows.Count} models, by name",
            cursor is null ? null : "/models",
            models.Count > PageSize ? Link.With("/models", ("after", models[PageSize - 1].Name)) : null);
        return Answer.Page<ModelsPage, ModelsModel>(new ModelsModel(rows, links));
    }

    private static async Task<IResult> ShowAsync(
        string model, int? before, string? notice, IRegistryStore store, ITrackingStore runs, EndpointTable endpoints, CancellationToken cancellation)
    {
        if (await store.FindModelAsync(model, cancellation) is not { } found)
        {
            return Answer.NotFound($"There is no model '{model}'.", "/models");
        }

        IReadOnlyList<ModelVersion> versions = await store.ListVersionsAsync(model, PageSize + 1, before, cancellation);
        ModelVersion[] shown = [.. versions.Take(PageSize)];
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (RunId run in shown.Select(version => version.Run).OfType<RunId>().Distinct())
        {
            names[run.Value] = (await runs.FindRunAsync(run, cancellation))?.Name ?? run.Value[..8];
        }

        string path = Link.To("models", model);
        var links = new PageLinks(
            $"{shown.Length} of {found.Versions} {(found.Versions == 1 ? "version" : "versions")}, newest first",
            before is null ? null : path,
            versions.Count > PageSize ? Link.With(path, ("before", shown[^1].Version.ToString(CultureInfo.InvariantCulture))) : null);
        return Answer.Page<ModelPage, ModelModel>(new ModelModel(
            found, shown, names, [.. endpoints.All.Where(endpoint => endpoint.State.Endpoint.Uses(model))], links, FormNotice.Parse(notice)));
    }

    private static async Task<IResult> MoveAliasAsync(string model, IFormCollection form, ModelRegistry registry, CancellationToken cancellation)
    {
        string alias = form["alias"].ToString().Trim();
        int? expected = int.TryParse(form["expected"], NumberStyles.None, CultureInfo.InvariantCulture, out int known) ? known : null;
        FormNotice notice = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            ? AliasNotice.Of(await registry.MoveAliasAsync(new AliasMove { Model = model, Alias = alias, To = version, Expected = expected }, cancellation), alias, version)
            : new FormNotice(false, "Choose a version.");
        return Answer.SeeOther(Link.With(Link.To("models", model), ("notice", notice.ToString())));
    }
}
