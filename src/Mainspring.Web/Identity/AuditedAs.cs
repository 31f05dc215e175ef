namespace Mainspring.Web.Identity;

/// <summary>Marks a route that the server records in its audit log each time that it did what was asked.</summary>
/// <param name="Action">The name of what is done.</param>
public sealed record AuditedAs(string Action);
