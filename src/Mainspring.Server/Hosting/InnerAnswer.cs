namespace Mainspring.Server.Hosting;

/// <summary>What a route of this server answered from within.</summary>
/// <param name="Status">The status.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">The seconds to wait, when the server is busy.</param>
internal sealed record InnerAnswer(int Status, string? ContentType, byte[] Body, string? RetryAfter)
{
    /// <summary>Whether the call did what it was to do.</summary>
    public bool IsGood => Status is >= 200 and < 300;
}
