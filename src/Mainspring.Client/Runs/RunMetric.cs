namespace Mainspring.Client.Runs;

/// <summary>One value of a metric.</summary>
/// <param name="Key">Which metric.</param>
/// <param name="Value">Any double; on the wire NaN and the infinities are the texts <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</param>
/// <param name="Step">The position within the run, or null for 0.</param>
/// <param name="At">When it was measured, or null for now.</param>
public sealed record RunMetric(string? Key, double? Value, long? Step = null, DateTimeOffset? At = null);
