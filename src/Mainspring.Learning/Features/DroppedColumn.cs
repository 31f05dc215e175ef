namespace Mainspring.Learning.Features;

/// <summary>A column of the training table that is no feature.</summary>
/// <param name="Name">The column.</param>
/// <param name="Reason">Why, as the end of a sentence that begins with the name: <c>is the target</c>.</param>
public sealed record DroppedColumn(string Name, string Reason);
