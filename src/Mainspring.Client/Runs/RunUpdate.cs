namespace Mainspring.Client.Runs;

/// <summary>What shall change in a run; null leaves as it is.</summary>
/// <param name="Status"><c>scheduled</c>, <c>running</c>, <c>finished</c>, <c>failed</c> or <c>killed</c>.</param>
/// <param name="Name">A new name.</param>
public sealed record RunUpdate(string? Status = null, string? Name = null);
