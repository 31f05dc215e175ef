using System.Text.Json;
using Mainspring.Client.Endpoints;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Live;

namespace Mainspring.Server.Serving;

/// <summary>The live values of an endpoint.</summary>
internal sealed class EndpointTopic(EndpointTable table) : ILiveTopic
{
    public string Kind => "endpoint";

    public string? Snapshot(string name) => table.TryFind(name, out ServedEndpoint? endpoint)
        ? JsonSerializer.Serialize(EndpointViews.Of(endpoint), EndpointJson.Default.EndpointDetails)
        : null;
}
