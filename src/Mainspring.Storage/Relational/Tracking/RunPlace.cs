namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Where a run stands in the tables.</summary>
/// <param name="Number">Its number in the order of creation.</param>
/// <param name="Experiment">The number of its experiment.</param>
internal readonly record struct RunPlace(long Number, long Experiment);
