namespace Mainspring.Data.Profiles;

/// <summary>A value, as text, and how often it occurs.</summary>
public sealed record ValueCount(string Value, long Count);
