namespace Mainspring.Client.Serialization;

/// <summary>Where the server of a workspace listens, as it announces it to the processes of its machine.</summary>
public sealed record ServerAddress(Uri Url, int ProcessId);
