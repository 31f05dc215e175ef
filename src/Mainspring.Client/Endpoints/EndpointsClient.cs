using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Mainspring.Client.Http;

namespace Mainspring.Client.Endpoints;

/// <summary>The endpoints of a server: what answers predictions.</summary>
public sealed class EndpointsClient
{
    private readonly NativeHttp _http;

    internal EndpointsClient(NativeHttp http) => _http = http;

    /// <summary>All endpoints, by name.</summary>
    public Task<EndpointList> ListAsync(CancellationToken cancellation = default) => _http.GetAsync<EndpointList>("endpoints", cancellation);

    /// <summary>One endpoint with its live counters.</summary>
    public Task<EndpointDetails> GetAsync(string endpoint, CancellationToken cancellation = default) =>
        _http.GetAsync<EndpointDetails>(PathOf(endpoint), cancellation);

    /// <summary>Makes an endpoint, or points it elsewhere. When this ends, the version answers.</summary>
    public Task<EndpointDetails> PutAsync(string endpoint, EndpointTarget target, CancellationToken cancellation = default) =>
        _http.SendAsync<EndpointTarget, EndpointDetails>(HttpMethod.Put, PathOf(endpoint), target, cancellation);

    /// <summary>Splits the traffic of an endpoint; a variant that is not named gets none.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="weights">The percent of each variant; 100 together.</param>
    /// <param name="dryRun">Whether to tell how the endpoint would stand, and change nothing.</param>
    /// <param name="cancellation">Ends the request.</param>
    public Task<EndpointDetails> SplitAsync(string endpoint, IReadOnlyDictionary<string, double> weights, bool dryRun = false, CancellationToken cancellation = default) =>
        _http.SendAsync<IReadOnlyDictionary<string, double>, EndpointDetails>(HttpMethod.Put, PathOf(endpoint) + "/traffic" + (dryRun ? "?dry_run=true" : ""), weights, cancellation);

    /// <summary>The columns that an endpoint reads.</summary>
    public Task<EndpointSchema> SchemaAsync(string endpoint, CancellationToken cancellation = default) => _http.GetAsync<EndpointSchema>(PathOf(endpoint) + "/schema", cancellation);

    /// <summary>Gives an endpoint a listener that answers in the way of another system.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="definition">Its <c>port</c>, <c>routes</c>, <c>anonymous</c> and <c>project</c>.</param>
    /// <param name="cancellation">Ends the request.</param>
    public Task<FacadeInfo> PutFacadeAsync(string endpoint, JsonObject definition, CancellationToken cancellation = default) =>
        _http.SendAsync<JsonObject, FacadeInfo>(HttpMethod.Put, PathOf(endpoint) + "/facade", definition, cancellation);

    /// <summary>The facade of an endpoint.</summary>
    public Task<FacadeInfo> FacadeAsync(string endpoint, CancellationToken cancellation = default) => _http.GetAsync<FacadeInfo>(PathOf(endpoint) + "/facade", cancellation);

    /// <summary>Takes the facade of an endpoint away.</summary>
    public Task DeleteFacadeAsync(string endpoint, CancellationToken cancellation = default) => _http.SendAsync(HttpMethod.Delete, PathOf(endpoint) + "/facade", null, cancellation);

    /// <summary>Removes an endpoint.</summary>
    public Task DeleteAsync(string endpoint, CancellationToken cancellation = default) =>
        _http.SendAsync(HttpMethod.Delete, PathOf(endpoint), null, cancellation);

    /// <summary>Asks for predictions.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="json">One record as a JSON object, or <c>{"records": […]}</c> with <c>key</c> and <c>request_id</c>.</param>
    /// <param name="cancellation">Ends the request.</param>
    public Task<PredictionAnswer> PredictAsync(string endpoint, ReadOnlyMemory<byte> json, CancellationToken cancellation = default)
    {
        ReadOnlyMemoryContent body = new(json);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return _http.SendAsync<PredictionAnswer>(new HttpRequestMessage(HttpMethod.Post, PathOf(endpoint) + "/predict") { Content = body }, cancellation);
    }

    /// <summary>The latest predictions.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="limit">At most this many, 1 to 1000.</param>
    /// <param name="cursor">The <see cref="PredictionLogPage.NextCursor"/> of the page before; null for the newest.</param>
    /// <param name="variant">Only those of this variant; null for all.</param>
    /// <param name="shadows">Whether to tell what shadows scored too.</param>
    /// <param name="cancellation">Ends the request.</param>
    public Task<PredictionLogPage> PredictionsAsync(
        string endpoint, int limit = 50, string? cursor = null, string? variant = null, bool shadows = false, CancellationToken cancellation = default) =>
        PredictionsAsync(endpoint, new PredictionSearch { Variant = variant, Shadows = shadows }, limit, cursor, cancellation);

    /// <summary>The latest predictions that are as wanted.</summary>
    public Task<PredictionLogPage> PredictionsAsync(string endpoint, PredictionSearch search, int limit = 50, string? cursor = null, CancellationToken cancellation = default)
    {
        string page = string.Create(CultureInfo.InvariantCulture, $"limit={limit}") + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor));
        return _http.GetAsync<PredictionLogPage>($"{PathOf(endpoint)}/predictions?{page}&{search.ToQuery()}", cancellation);
    }

    /// <summary>All predictions that are as wanted, newest first: a flat JSON object a line, the columns of the record as <c>input_NAME</c>.</summary>
    public Task<Stream> ExportPredictionsAsync(string endpoint, PredictionSearch search, CancellationToken cancellation = default) =>
        _http.OpenAsync($"{PathOf(endpoint)}/predictions/export?{search.ToQuery()}", cancellation);

    private static string PathOf(string endpoint) => "endpoints/" + Uri.EscapeDataString(endpoint);
}
