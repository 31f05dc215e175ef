namespace Mainspring.Server.Hosting;

/// <summary>Whether callers must say who they are.</summary>
public enum AuthMode
{
    /// <summary>On an address that other machines reach, always; on loopback, as soon as there is a user.</summary>
    Auto,

    /// <summary>Always.</summary>
    On,

    /// <summary>Never: everybody who reaches the server may do everything. Only on loopback.</summary>
    Off,
}
