namespace Mainspring.Web.Identity;

/// <summary>A page that may not be shown.</summary>
/// <param name="Why">What is missing, as a sentence.</param>
public sealed record ForbiddenModel(string Why);
