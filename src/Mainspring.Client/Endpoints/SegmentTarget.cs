namespace Mainspring.Client.Endpoints;

/// <summary>Requests whose first record has one of some values in a column go to one variant, whatever their key.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values, as texts.</param>
/// <param name="Variant">The variant that answers.</param>
public sealed record SegmentTarget(string? Column, IReadOnlyList<string>? Values, string? Variant);
