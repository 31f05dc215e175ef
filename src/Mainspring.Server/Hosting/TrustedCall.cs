namespace Mainspring.Server.Hosting;

/// <summary>Marks a request that this server makes of itself for callers whom an operator let in without a name. Nothing on the wire can set it.</summary>
internal sealed class TrustedCall
{
    private TrustedCall()
    {
    }

    /// <summary>The mark.</summary>
    public static TrustedCall Instance { get; } = new();
}
