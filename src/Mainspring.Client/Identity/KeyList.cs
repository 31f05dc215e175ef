namespace Mainspring.Client.Identity;

/// <summary>Keys, newest first: one's own, or all for admins.</summary>
public sealed record KeyList(IReadOnlyList<KeyInfo> Keys);
