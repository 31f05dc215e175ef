namespace Mainspring.Client.Endpoints;

/// <summary>A column that an endpoint reads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>real</c>, <c>integer</c>, <c>boolean</c>, <c>category</c>, <c>text</c> or <c>timestamp</c>.</param>
/// <param name="Required">Whether every record must have a value.</param>
/// <param name="Values">The categories that training saw; null for other types.</param>
/// <param name="Min">The smallest value in training; null for categories.</param>
/// <param name="Max">The largest value in training; null for categories.</param>
/// <param name="Median">The median in training; null for categories.</param>
/// <param name="Mode">The most frequent category in training; null for other types.</param>
/// <param name="Unit">The unit; null when none was declared.</param>
/// <param name="Log">What the prediction log has of the values: <c>hash</c> or <c>drop</c>; null for the values themselves.</param>
public sealed record EndpointColumn(
    string Name, string Type, bool Required, IReadOnlyList<string>? Values = null, double? Min = null, double? Max = null, double? Median = null, string? Mode = null, string? Unit = null,
    string? Log = null);
