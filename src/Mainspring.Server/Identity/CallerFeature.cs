using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Sessions;

namespace Mainspring.Server.Identity;

/// <summary>Who makes this request.</summary>
/// <param name="Caller">Who it is.</param>
/// <param name="Session">The session of the browser, when that is how they are known.</param>
internal sealed record CallerFeature(Caller Caller, Session? Session);
