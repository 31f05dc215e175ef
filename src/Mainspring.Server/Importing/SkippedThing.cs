namespace Mainspring.Server.Importing;

/// <summary>Something that an import left out.</summary>
/// <param name="Kind">What it is, such as <c>runs</c>.</param>
/// <param name="Id">Which one.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record SkippedThing(string Kind, string Id, string Reason);
