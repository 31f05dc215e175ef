using System.Globalization;

namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>Tokens of calls of language models; null where nobody counted.</summary>
/// <param name="Input">Tokens that went in.</param>
/// <param name="Output">Tokens that came out.</param>
/// <param name="Total">All of them.</param>
/// <param name="CacheRead">Those that went in and were read from a cache.</param>
/// <param name="CacheWritten">Those that went in and were written to a cache.</param>
public sealed record TokenUsage(long? Input, long? Output, long? Total, long? CacheRead, long? CacheWritten)
{
    /// <summary>Nobody counted.</summary>
    public static TokenUsage Unknown { get; } = new(null, null, null, null, null);

    /// <summary>Whether anybody counted.</summary>
    public bool IsKnown => this != Unknown;

    /// <summary>Reads the JSON object of <see cref="TraceKeys.TokenUsage"/> or <see cref="SpanKeys.TokenUsage"/>; what cannot be read is not known.</summary>
    public static TokenUsage Parse(string? json) => json is { Length: > 0 } && SpanValue.IsJson(json)
        ? new(Count(json, "input_tokens"), Count(json, "output_tokens"), Count(json, "total_tokens"), Count(json, "cache_read_input_tokens"), Count(json, "cache_creation_input_tokens"))
        : Unknown;

    /// <summary>The JSON object that MLflow's clients read.</summary>
    public string ToJson() => string.Create(CultureInfo.InvariantCulture, $$"""{"input_tokens": {{Input ?? 0}}, "output_tokens": {{Output ?? 0}}, "total_tokens": {{Total ?? 0}}{{Cache("cache_read_input_tokens", CacheRead)}}{{Cache("cache_creation_input_tokens", CacheWritten)}}}""");

    private static string Cache(string name, long? count) => count is null ? "" : string.Create(CultureInfo.InvariantCulture, $", \"{name}\": {count}");

    private static long? Count(string json, string member) => SpanValue.Number(json, member) is { } number and >= 0 and < long.MaxValue ? (long)number : null;
}
