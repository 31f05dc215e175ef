using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Releases;
using Mainspring.Web.Components;
using Mainspring.Web.Layout;
using Mainspring.Web.Playground;

namespace Mainspring.Web.Endpoints;

/// <summary>An endpoint with a page of its prediction log.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Log">Predictions, newest first.</param>
/// <param name="IsLater">Whether this is not the first page of the log.</param>
/// <param name="Notice">What became of the traffic form; null when it was not sent.</param>
/// <param name="Server">The address of this server, for commands.</param>
public sealed record EndpointModel(EndpointSnapshot Endpoint, PredictionPage Log, bool IsLater, FormNotice? Notice, string Server)
{
    private const int MostColumns = 4;

    /// <summary>The release that is active here, else the last; null when nothing was ever tried.</summary>
    public Release? Release { get; init; }

    /// <summary>The command that asks the endpoint for a prediction.</summary>
    public string Curl => CurlCommand.For(Server, Endpoint.Name, Example());

    /// <summary>The columns of the inputs that the table shows.</summary>
    public IReadOnlyList<string> Columns { get; } = Endpoint.State.Deployment is { } deployment
        ? [.. deployment.Model.Rows.Schema.Columns.Take(MostColumns).Select(column => column.Name)]
        : [];

    /// <summary>The pages of the log.</summary>
    public PageLinks Links
    {
        get
        {
            string path = Link.To("endpoints", Endpoint.Name);
            return new(
                Log.Rows.Count == 0 ? "No predictions" : $"{Log.Rows.Count} predictions, newest first",
                IsLater ? path : null,
                Log.Next is { } next ? Link.With(path, ("after", next.ToString())) : null);
        }
    }

    /// <summary>The values of the shown columns in a logged record.</summary>
    public IReadOnlyList<string> Values(LoggedPrediction prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        try
        {
            JsonObject? record = JsonNode.Parse(prediction.Input.Span) as JsonObject;
            return [.. Columns.Select(column => record?[column]?.ToString() ?? "–")];
        }
        catch (JsonException)
        {
            return [.. Columns.Select(_ => "–")];
        }
    }

    private string Example() => Endpoint.State.Deployment is { } deployment
        ? PlaygroundForm.Typical(deployment.Model).ToJson()
        : "{}";
}
