namespace Mainspring.Client.Models;

/// <summary>A page of models, by name.</summary>
/// <param name="Models">The models.</param>
/// <param name="NextCursor">What to ask the next page with, or null when this is the last one.</param>
public sealed record ModelList(IReadOnlyList<ModelInfo> Models, string? NextCursor);
