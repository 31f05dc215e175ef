namespace Mainspring.Client.Models;

/// <summary>A version that shall be registered.</summary>
/// <param name="RunId">The run that made it.</param>
/// <param name="Path">The folder of its files within the run; null for <c>model</c>.</param>
public sealed record VersionRegistration(string? RunId, string? Path = null);
