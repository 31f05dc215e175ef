using System.Globalization;
using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Training.Deciding;
using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training;

/// <summary>What a project says of training, made definite by its data.</summary>
public static class TrainingSpecs
{
    private const int DefaultFolds = 5;

    /// <summary>The spec of a project whose open values were inferred from the same table.</summary>
    /// <exception cref="TrainingRefusedException">The target has too few classes.</exception>
    public static TrainingSpec Of(ProjectFile project, Table table)
    {
        var target = project.Section<TargetSection>();
        var train = project.Section<TrainSection>();
        var features = project.Section<FeaturesSection>();
        TaskKind task = target.Task ?? throw new InvalidOperationException("The task of the project was not inferred.");
        return new()
        {
            Target = target.Column,
            Task = task,
            Classes = task is TaskKind.Regression ? [] : Classes(table[target.Column], task, target.Positive),
            Algorithm = train.Algorithm,
            Parameters = train.Parameters,
            Candidates = train.Algorithm is TrainSection.Auto or Recipe.Ensemble ? train.Models : [],
            MayCombine = train.Algorithm == TrainSection.Auto,
            Combination = train.Algorithm == Recipe.Ensemble ? train.Combine ?? Combination.Stacking : null,
            Folds = FoldsOf(project, table.RowCount),
            Tune = train.Tune?.ToSpec(task),
            LogTarget = task is TaskKind.Regression ? target.LogTransform : false,
            Interval = target.Interval,
            Calibrate = task is TaskKind.BinaryClassification ? train.Calibrate ?? (train.BalanceClasses is true ? CalibrationKind.None : CalibrationKind.Auto) : CalibrationKind.None,
            Threshold = task is TaskKind.BinaryClassification ? project.Section<EvaluateSection>().Threshold : null,
            BalanceClasses = train.BalanceClasses is true,
            Directions = train.Monotone.ToDictionary(),
            Group = train.Split.Group,
            GroupNearCopies = train.Split.GroupNearCopies is true,
            Time = train.Split.Time,
            RowModulo = train.Split.RowModulo is { } count ? (count, train.Split.Fold ?? 0) : null,
            HoldoutShare = train.Split.Test,
            Stratify = train.Split.Stratify ?? true,
            SplitSeed = train.Split.Seed,
            Seed = train.Seed,
            Threads = train.Threads ?? 0,
            Columns = project.Section<SchemaSection>().Columns,
            NullSpellings = project.Section<DataSection>().Nulls.Texts,
            IdColumns = project.Section<DataSection>().Id ?? [],
            Sensitive = [.. project.Section<SchemaSection>().Columns.Where(column => column.Sensitive && column.Name != target.Column).Select(column => column.Name)],
            Slices = [.. project.Section<EvaluateSection>().Slices.Concat(project.Section<SchemaSection>().Columns.Where(column => column.Sensitive).Select(column => column.Name)).Concat(project.Section<GateSection>().Require.Select(rule => rule.Slice).OfType<string>()).Distinct()],
            Derived = features.Derived,
            Filters = [.. features.Filter.Select(filter => filter.Expression)],
            Encodings = features.Encode.Columns.ToDictionary(),
            RareBelow = features.Encode.RareBelow ?? 1,
            Imputations = features.Impute.ToDictionary(),
            Scaling = features.Scale ?? default,
            DerivesUnasked = features.Infer ?? true,
            Excluded = [.. features.Drop, .. new[] { train.Split.Group, train.Folds?.Group }.OfType<string>()],
        };
    }

    /// <summary>The folds that are asked for, or those on which the choices that are to be made are made; null where there is nothing to choose.</summary>
    internal static FoldSpec? FoldsOf(ProjectFile project, int rows)
    {
        var train = project.Section<TrainSection>();
        if (train.Folds is { } said)
        {
            return said.ToSpec(train.Split, DefaultFolds);
        }

        bool chooses = train.Algorithm is TrainSection.Auto or Recipe.Ensemble || train.Tune is not null;
        bool decides = train.Calibrate is not null and not CalibrationKind.None || project.Section<EvaluateSection>().Threshold is { IsChosen: true } || project.Section<TargetSection>().Interval is not null;
        return chooses || decides ? new FoldsSection().ToSpec(train.Split, train.Tune?.Folds ?? DefaultFolds) with { Repeats = chooses ? RepeatsOf(rows) : 1 } : null;
    }

    // Where few rows judge, chance chooses: they judge several times, each time in other company.
    private static int RepeatsOf(int rows) => rows < 500 ? 3 : rows < 1000 ? 2 : 1;

    private static IReadOnlyList<string> Classes(Column target, TaskKind task, string? positive)
    {
        string[] seen = [.. Enumerable.Range(0, target.Length).Where(row => !target.IsMissing(row)).Select(row => target.Format(row)!).Distinct().Order(LabelOrder)];
        if (seen.Length < 2)
        {
            string what = seen.Length == 0 ? "no value" : $"only the value '{seen[0]}'";
            throw new TrainingRefusedException($"The target '{target.Name}' has {what}; a model needs at least two classes to tell apart.");
        }

        return task is TaskKind.BinaryClassification && positive is not null ? [.. seen.Where(label => label != positive), positive] : seen;
    }

    /// <summary>Labels that are numbers in the order of the numbers, all others by ordinal.</summary>
    private static readonly Comparer<string> LabelOrder = Comparer<string>.Create((a, b) =>
        double.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out double x) && double.TryParse(b, NumberStyles.Float, CultureInfo.InvariantCulture, out double y) && x != y
            ? x.CompareTo(y)
            : string.CompareOrdinal(a, b));
}
