using System.Net;

namespace Mainspring.Connectors.Http;

/// <summary>Gives the addresses of a host name.</summary>
/// <exception cref="System.Net.Sockets.SocketException">It has none.</exception>
public delegate Task<IPAddress[]> Resolver(string host, CancellationToken cancellation);
