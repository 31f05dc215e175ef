using Mainspring.Learning;
using Mainspring.Learning.Features;
using Mainspring.Learning.Training;

namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>The rows of training in folds, encoded once for each kind of features. Each fold plans its features from its own rows of training.</summary>
internal sealed class FoldRows
{
    private readonly LearningRows _rows;
    private readonly int[] _train;
    private readonly IReadOnlyList<HoldoutSplit> _splits;
    private readonly Dictionary<FeatureStyle, EncodedFold[]> _encoded = [];
    private readonly int _threads;

    private FoldRows(LearningRows rows, int[] train, FoldSpec spec, bool isStratified, IReadOnlyList<HoldoutSplit> splits, int threads) =>
        (_rows, _train, Way, _splits, Repeats, _threads) = (rows, train, spec.Way(isStratified, rows.KeepsCopiesTogether), splits, splits.Count / spec.Count, threads);

    /// <summary>The way in a word.</summary>
    public string Way { get; }

    /// <summary>The number of folds, all passes over the rows together.</summary>
    public int Count => _splits.Count;

    /// <summary>How often every row judges.</summary>
    public int Repeats { get; }

    /// <summary>So many folds judge every row once.</summary>
    public int PerPass => Count / Repeats;

    /// <param name="spec">What to learn.</param>
    /// <param name="folds">How to divide.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="train">Those of training.</param>
    /// <exception cref="TrainingRefusedException">A fold has nothing to learn from or nothing to judge by.</exception>
    public static FoldRows Of(TrainingSpec spec, FoldSpec folds, LearningRows rows, int[] train)
    {
        bool stratified = spec.Stratify && spec.Task is not TaskKind.Regression;
        int[] classes = rows.Classes;
        IReadOnlyList<HoldoutSplit> splits =
            folds.IsByRowNumber ? FoldPlan.ByRowNumber(Pick(rows.Numbers, train), folds.Count)
            : folds.Time is { } time ? FoldPlan.ByTime(Pick(rows.TimesOf(time), train), folds.Count)
            : folds.Group is { } group ? FoldPlan.Grouped(Pick(rows.TextsOf(group), train), folds.Count, spec.SplitSeed)
            : spec.GroupNearCopies ? FoldPlan.Grouped(Pick(rows.CopyGroups, train), folds.Count, spec.SplitSeed)
            : [.. Enumerable.Range(0, folds.Repeats).SelectMany(again => FoldPlan.Stratified(stratified ? Pick(classes, train) : new int[train.Length], folds.Count, unchecked(spec.SplitSeed + (again * 7919))))];
        if (splits.FirstOrDefault(split => split.Train.Length < 2 || split.Holdout.Length == 0) is not null)
        {
            throw new TrainingRefusedException($"{train.Length} rows of training cannot be divided into {folds.Count} folds by {folds.Way(stratified)}; use fewer folds.");
        }

        return new(rows, train, folds, stratified, splits, spec.Threads);
    }

    /// <summary>All folds with one kind of features.</summary>
    public IReadOnlyList<EncodedFold> For(FeatureStyle style)
    {
        if (!_encoded.TryGetValue(style, out EncodedFold[]? folds))
        {
            folds = new EncodedFold[_splits.Count];
            SideBySide.Run(_threads, folds.Length, fold => folds[fold] = Encode(style, Pick(_train, _splits[fold].Train), Pick(_train, _splits[fold].Holdout)));
            _encoded[style] = folds;
        }

        return folds;
    }

    private EncodedFold Encode(FeatureStyle style, int[] learned, int[] judged)
    {
        (FeaturePlan plan, ValidationRows rows) = _rows.Plan(style, _rows.Filter(learned));
        return new(rows, _rows.Encode(plan, judged), judged);
    }

    private static T[] Pick<T>(T[] values, int[] rows) => [.. rows.Select(row => values[row])];
}
