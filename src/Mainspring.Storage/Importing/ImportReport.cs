namespace Mainspring.Storage.Importing;

/// <summary>What an import did.</summary>
/// <param name="Added">How many things of each kind were added; those that were there already do not count.</param>
/// <param name="Experiments">The experiments whose number had to change, from the old number to the new one.</param>
/// <param name="Skipped">What was left out and why, by kind.</param>
public sealed record ImportReport(IReadOnlyDictionary<string, long> Added, IReadOnlyDictionary<long, long> Experiments, IReadOnlyList<SkippedItem> Skipped);
