using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Sessions;

namespace Mainspring.Server.Identity;

/// <summary>What came of the credentials of a request.</summary>
internal abstract record SignIn
{
    private SignIn()
    {
    }

    /// <summary>There are none.</summary>
    public static SignIn Nothing { get; } = new None();

    /// <summary>They are good.</summary>
    public sealed record Known(Caller Caller, Session? Session = null) : SignIn;

    /// <summary>There are none.</summary>
    public sealed record None : SignIn;

    /// <summary>They are not good.</summary>
    /// <param name="Name">As whom somebody tried.</param>
    public sealed record Wrong(string Name) : SignIn;

    /// <summary>They were not looked at: too many were wrong before.</summary>
    public sealed record TooMany(TimeSpan RetryAfter) : SignIn;
}
