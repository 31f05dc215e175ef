using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Lifecycle.Datasets.Leaks;

namespace Mainspring.Lifecycle.Training.Leaks;

/// <summary>What makes the scores of a split doubtful: the same rows, the same subjects, the same time on both sides, or a column that holds the answer.</summary>
internal static class SplitWarnings
{
    private const int FewestMoments = 10;

    /// <summary>Looks for every kind; each warning names the column or the rows, and the way out.</summary>
    public static IReadOnlyList<ProfileWarning> Of(TrainingSpec spec, LearningRows rows, HoldoutSplit split, CancellationToken cancellation)
    {
        var warnings = new List<ProfileWarning>();
        if (spec.Time is null && spec.Group is null && TimeColumn(rows.Table) is { } time)
        {
            warnings.Add(new(time.Name, "random_time_split", $"The rows have times ({time.Name}) and are split by chance, so that the model learns from rows later than those that judge it; the scores may flatter it. Hold out the latest rows: train: {{split: {{time: {time.Name}}}}}."));
        }

        cancellation.ThrowIfCancellationRequested();
        AddCopies(warnings, spec, rows, split);
        AddKeys(warnings, spec, rows, split);
        if (spec.Time is null && spec.Group is null && !spec.GroupNearCopies && rows.NearCopies is { } copies)
        {
            warnings.Add(LeakMessages.Of(copies, rows.Table.RowCount));
        }

        Column[] features = [.. rows.Table.Columns.Where(column => column.Name != spec.Target && !spec.Excluded.Contains(column.Name) && !spec.IdColumns.Contains(column.Name) && spec.Columns.All(declared => declared.Name != column.Name || declared.Use))];
        int classes = spec.Task is TaskKind.Regression ? 0 : spec.Classes.Count;
        warnings.AddRange(Giveaways.Find(features, rows.Target, classes, cancellation).Select(giveaway => LeakMessages.Of(giveaway, spec.Target)));
        return warnings;
    }

    /// <summary>The column of moments with the most different ones.</summary>
    private static TimestampColumn? TimeColumn(Table table) => table.Columns.OfType<TimestampColumn>()
        .Select(column => (Column: column, Moments: new HashSet<long>(column.Values.ToArray()).Count))
        .Where(time => time.Moments >= FewestMoments).OrderByDescending(time => time.Moments).Select(time => time.Column).FirstOrDefault();

    private static void AddCopies(List<ProfileWarning> warnings, TrainingSpec spec, LearningRows rows, HoldoutSplit split)
    {
        ulong[] hashes = RowHashes.Of(rows.Table.Columns, rows.Table.RowCount);
        var judged = new Dictionary<ulong, int>(split.Holdout.Length);
        foreach (int row in split.Holdout)
        {
            judged.TryAdd(hashes[row], row);
        }

        int twin = Array.FindIndex(split.Train, row => judged.ContainsKey(hashes[row]));
        if (twin < 0 || RowCopies.AreChance(rows.Table, hashes))
        {
            return;
        }

        var learned = new HashSet<ulong>(split.Train.Select(row => hashes[row]));
        int copies = split.Holdout.Count(row => learned.Contains(hashes[row]));
        (int first, int second) = (rows.Numbers[judged[hashes[split.Train[twin]]]], rows.Numbers[split.Train[twin]]);
        warnings.Add(new(
            null,
            "duplicates_across_split",
            $"{copies:N0} of {split.Holdout.Length:N0} held-out rows also {(copies == 1 ? "stands" : "stand")} among the rows of training, equal in every column (such as rows {Math.Min(first, second) + 1:N0} and {Math.Max(first, second) + 1:N0}). "
            + (spec.GroupNearCopies ? "Remove repeated rows from the data." : "Remove repeated rows from the data, or keep them on one side: train: {split: {group_near_copies: true}}.")));
    }

    private static void AddKeys(List<ProfileWarning> warnings, TrainingSpec spec, LearningRows rows, HoldoutSplit split)
    {
        foreach (Column key in RepeatingKeys.Of(rows.Table, spec.IdColumns).Where(key => key.Name != spec.Group && key.Name != spec.Target))
        {
            var learned = new HashSet<string>(split.Train.Select(key.Format).OfType<string>(), StringComparer.Ordinal);
            string[] shared = [.. split.Holdout.Select(key.Format).OfType<string>().Where(learned.Contains)];
            if (shared.Length > 0)
            {
                warnings.Add(new(
                    key.Name,
                    "group_across_split",
                    $"{shared.Length:N0} of {split.Holdout.Length:N0} held-out rows have a {key.Name} that the model learned from (such as {shared[0]}); what it remembers of one helps it with the other. Keep them on one side: train: {{split: {{group: {key.Name}}}}}."));
            }
        }
    }
}
