using Mainspring.Lifecycle.Identity.Keys;

namespace Mainspring.Web.Identity;

/// <summary>A key in a table.</summary>
/// <param name="Key">The key.</param>
/// <param name="LastUsedAt">When it was used last, or null.</param>
/// <param name="IsLive">Whether it is accepted now.</param>
/// <param name="Scope">What it is good for, in words; null for everything.</param>
public sealed record KeyRow(ApiKey Key, DateTimeOffset? LastUsedAt, bool IsLive, string? Scope);
