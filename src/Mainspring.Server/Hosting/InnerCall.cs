namespace Mainspring.Server.Hosting;

/// <summary>A call of this server to one of its own routes.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, not escaped.</param>
/// <param name="Query">The query with its question mark; empty for none.</param>
/// <param name="Body">The body as JSON; empty for none.</param>
/// <param name="IsTrusted">Whether nobody is asked who they are, because an operator opened the way that leads here to everybody.</param>
internal sealed record InnerCall(string Method, string Path, string Query, ReadOnlyMemory<byte> Body, bool IsTrusted);
