using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Mainspring.Server.Pipelines;

/// <summary>Where this server listens, once it does.</summary>
internal sealed class ServerAddresses(IServer server)
{
    public Uri First() => new(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
