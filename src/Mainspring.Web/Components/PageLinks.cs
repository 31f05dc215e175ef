namespace Mainspring.Web.Components;

/// <summary>Where a list is, and where its neighbours lie.</summary>
/// <param name="Summary">What is shown, such as "1–50 of 312 runs".</param>
/// <param name="Previous">The address of the page before, or null.</param>
/// <param name="Next">The address of the page after, or null.</param>
public sealed record PageLinks(string Summary, string? Previous, string? Next);
