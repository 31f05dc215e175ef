using Mainspring.Learning;
using Mainspring.Learning.Training;

namespace Mainspring.Lifecycle.Training;

/// <summary>Draws the hold-out as a spec says.</summary>
internal static class Splitting
{
    /// <exception cref="TrainingRefusedException">One side would be empty.</exception>
    public static HoldoutSplit Of(TrainingSpec spec, LearningRows rows)
    {
        HoldoutSplit split =
            spec.RowModulo is { } modulo ? HoldoutSplit.ByRowNumber(rows.Numbers, modulo.Count, modulo.Fold)
            : spec.Time is { } time ? HoldoutSplit.Latest(rows.TimesOf(time), spec.HoldoutShare)
            : spec.Group is { } group ? HoldoutSplit.Grouped(Several(rows.TextsOf(group), group), spec.HoldoutShare, spec.SplitSeed)
            : spec.GroupNearCopies ? HoldoutSplit.Grouped(Several(rows.CopyGroups), spec.HoldoutShare, spec.SplitSeed)
            : spec.Task is TaskKind.Regression || !spec.Stratify ? HoldoutSplit.Random(rows.Target.Length, spec.HoldoutShare, spec.SplitSeed)
            : HoldoutSplit.Stratified(rows.Classes, spec.HoldoutShare, spec.SplitSeed);
        return split.Train.Length >= 2 && split.Holdout.Length >= 1
            ? split
            : throw new TrainingRefusedException($"The split leaves {split.Train.Length} rows to learn from and {split.Holdout.Length} to judge by; change train.split.");
    }

    private static string[] Several(string[] groups) => groups.Distinct().Take(2).Count() == 2
        ? groups
        : throw new TrainingRefusedException("All rows look like copies of one, so that they cannot be split into originals; delete train.split.group_near_copies.");

    private static string[] Several(string[] groups, string column) => groups.Distinct().Take(2).Count() == 2
        ? groups
        : throw new TrainingRefusedException($"All rows have one value of '{column}', so that they cannot be split by it.");
}
