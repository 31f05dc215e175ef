namespace Mainspring.Web.Identity;

/// <summary>The page on which the first admin is made.</summary>
/// <param name="Token">The secret of the link.</param>
/// <param name="Name">The name that was typed.</param>
/// <param name="Fault">Why it did not work, or null.</param>
/// <param name="IsGood">Whether the link can still be used.</param>
public sealed record SetUpModel(string Token, string Name, string? Fault, bool IsGood);
