namespace Mainspring.Web.Identity;

/// <summary>The sign-in page.</summary>
/// <param name="ReturnPath">Where to go afterwards, a path of ours.</param>
/// <param name="Name">The name that was typed.</param>
/// <param name="Fault">Why it did not work, or null.</param>
/// <param name="Provider">The name of a sign-in provider, or null.</param>
public sealed record SignInModel(string ReturnPath, string Name, string? Fault, string? Provider);
