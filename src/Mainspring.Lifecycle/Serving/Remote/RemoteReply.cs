namespace Mainspring.Lifecycle.Serving.Remote;

/// <summary>How a call of a scorer ended. Closed.</summary>
public abstract record RemoteReply
{
    private RemoteReply()
    {
    }

    /// <summary>It answered with a status of success.</summary>
    public sealed record Answered(ReadOnlyMemory<byte> Body) : RemoteReply;

    /// <summary>It gave no answer that can be used.</summary>
    /// <param name="Reason">Why, in a sentence.</param>
    /// <param name="WasNotTaken">Whether it is certain that nobody worked on the request, so that it may be sent again.</param>
    public sealed record Failed(string Reason, bool WasNotTaken) : RemoteReply;
}
