using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;
using Mainspring.Web.Components;

namespace Mainspring.Web.Predictions;

/// <summary>A page of the explorer.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="View">What is filtered.</param>
/// <param name="Page">The predictions, newest first.</param>
/// <param name="Faults">What in the filter could not be read.</param>
public sealed record PredictionsModel(ServedEndpoint Endpoint, PredictionsView View, PredictionPage Page, IReadOnlyList<string> Faults)
{
    /// <summary>The variants that there are now.</summary>
    public IReadOnlyList<string> Variants => [.. Endpoint.State.Variants.Select(state => state.Variant.Name)];

    /// <summary>The classes of the model that answers now; empty for regression.</summary>
    public IReadOnlyList<string> Classes => Endpoint.State.Deployment?.Model.Model.Target.Classes ?? [];

    /// <summary>The pages.</summary>
    public PageLinks Links => new(
        Page.Rows.Count == 1 ? "1 prediction, newest first" : $"{Page.Rows.Count} predictions, newest first",
        View.After is null ? null : View.Address,
        Page.Next is { } next ? View.AddressOf(next.ToString()) : null);
}
