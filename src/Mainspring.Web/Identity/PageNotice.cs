namespace Mainspring.Web.Identity;

/// <summary>What became of a form.</summary>
/// <param name="Good">Whether it was done.</param>
/// <param name="Text">A sentence.</param>
/// <param name="Secret">A key that was made: the one time that it is shown; null otherwise.</param>
public sealed record PageNotice(bool Good, string Text, string? Secret = null);
