using Mainspring.Lifecycle.Identity;

namespace Mainspring.Web.Identity;

/// <summary>Who looks at a page, as a feature of the request. Absent where the server asks nobody who they are.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Role">The highest role that they have on anything.</param>
/// <param name="IsSignedIn">Whether there is a session that can be ended.</param>
public sealed record PageCaller(string Name, Role Role, bool IsSignedIn);
