namespace Mainspring.Data.Native;

/// <summary>What was found of one native library.</summary>
/// <param name="Name">The library as people call it.</param>
/// <param name="Version">Its own word on its version, or null when it could not be loaded.</param>
/// <param name="Path">Where it was loaded from, or null.</param>
/// <param name="Problem">One sentence with the command that mends it, or null when all is well.</param>
public sealed record NativeDependencyStatus(string Name, string? Version, string? Path, string? Problem);
