namespace Mainspring.Client.Identity;

/// <summary>All grants.</summary>
public sealed record GrantList(IReadOnlyList<GrantInfo> Grants);
