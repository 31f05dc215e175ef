namespace Mainspring.Client;

/// <summary>Nothing answers at the address of the server.</summary>
public sealed class ServerUnreachableException(Uri server, Exception cause)
    : Exception($"No server answers at {server.GetLeftPart(UriPartial.Authority)}; start one with 'mainspring serve', or name another with --server.", cause);
