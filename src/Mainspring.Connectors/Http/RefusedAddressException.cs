namespace Mainspring.Connectors.Http;

/// <summary>A host was not connected to, since it is not on the public internet and the operator did not allow it, or has no address.</summary>
/// <param name="message">Why, in words for whoever wrote the URL. It does not tell the address.</param>
public sealed class RefusedAddressException(string message) : Exception(message);
