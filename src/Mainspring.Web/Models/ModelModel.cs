using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Serving;
using Mainspring.Web.Components;
using Mainspring.Web.Layout;
using Mainspring.Web.Text;

namespace Mainspring.Web.Models;

/// <summary>A model with a page of its versions.</summary>
/// <param name="Model">The model.</param>
/// <param name="Versions">Versions, newest first.</param>
/// <param name="RunNames">The names of the runs that made them, by id.</param>
/// <param name="Endpoints">The endpoints that serve it.</param>
/// <param name="Links">The pages beside this one.</param>
/// <param name="Notice">What became of the form that led here, or null.</param>
public sealed record ModelModel(
    RegisteredModel Model, IReadOnlyList<ModelVersion> Versions, IReadOnlyDictionary<string, string> RunNames, IReadOnlyList<ServedEndpoint> Endpoints, PageLinks Links, FormNotice? Notice)
{
    private const int MostColumns = 2;

    /// <summary>The metrics of the table.</summary>
    public IReadOnlyList<string> MetricColumns { get; } =
    [
        .. MetricName.Order([.. Versions.SelectMany(version => version.Metrics.Keys).Where(key => !key.StartsWith("train", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)]).Take(MostColumns),
    ];

    /// <summary>The endpoints that a version answers on.</summary>
    public IEnumerable<ServedEndpoint> EndpointsOf(int version) => Endpoints.Where(endpoint => endpoint.State.Serves(Model.Name, version));

    /// <summary>The versions worth drawing the way of: those with an alias or an endpoint, else the newest.</summary>
    public IReadOnlyList<ModelVersion> Traced { get; } =
        [.. Versions.Where(version => version.Aliases.Count > 0 || Endpoints.Any(endpoint => endpoint.State.Serves(Model.Name, version.Version))).DefaultIfEmpty(Versions.FirstOrDefault()).OfType<ModelVersion>().Take(5)];
}
