namespace Mainspring.Lifecycle.Tracing;

/// <summary>A version of a prompt that a trace used.</summary>
/// <param name="Name">The prompt.</param>
/// <param name="Version">Its version.</param>
public sealed record PromptReference(string Name, string Version);
