namespace Mainspring.Web.Components;

/// <summary>Where a list is, and where it goes on. Lists grow at their start, so pages go on from a cursor and have no numbers.</summary>
/// <param name="Summary">What is shown.</param>
/// <param name="First">The address of the first page; null when this is the first.</param>
/// <param name="Next">The address of the next page; null when this is the last.</param>
public sealed record PageLinks(string Summary, string? First, string? Next);
