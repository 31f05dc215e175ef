using Mainspring.Lifecycle.Identity.Grants;

namespace Mainspring.Web.Identity;

/// <summary>A grant in a table.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="On">What it is given on, in words.</param>
public sealed record GrantRow(Grant Grant, string On);
