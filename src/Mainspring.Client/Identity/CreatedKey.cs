namespace Mainspring.Client.Identity;

/// <summary>A key that was made.</summary>
/// <param name="Key">The secret. It is shown this once.</param>
/// <param name="Info">The key without it.</param>
public sealed record CreatedKey(string Key, KeyInfo Info);
