namespace Mainspring.Server.Importing;

/// <summary>What an import did.</summary>
/// <param name="Added">How many things of each kind were added; those that were there already do not count.</param>
/// <param name="Renumbered">The experiments whose number had to change.</param>
/// <param name="Skipped">What was left out and why.</param>
public sealed record ImportResult(IReadOnlyDictionary<string, long> Added, IReadOnlyList<RenumberedExperiment> Renumbered, IReadOnlyList<SkippedThing> Skipped);
