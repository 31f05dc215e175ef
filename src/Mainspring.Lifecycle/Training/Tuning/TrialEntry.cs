namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>A finished trial as a journal keeps it: all that the choice of later trials rests on.</summary>
/// <param name="Space">The place of its space among those that are searched.</param>
/// <param name="Places">Where in its space it was; null for the defaults.</param>
/// <param name="Trial">What came of it.</param>
/// <param name="Folds">The metrics of each fold that was run.</param>
/// <param name="FirstScore">The score of its first folds, by which later trials may be stopped.</param>
public sealed record TrialEntry(
    int Space,
    IReadOnlyList<double>? Places,
    Trial Trial,
    IReadOnlyList<IReadOnlyDictionary<string, double>> Folds,
    double FirstScore);
