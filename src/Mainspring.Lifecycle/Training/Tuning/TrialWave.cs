using Mainspring.Learning.Tuning;
using Mainspring.Lifecycle.Training.Folds;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>
/// Runs the trials of a search in waves. The folds of all trials of a wave are fitted side by side, so that every processor has work; what a wave tries and which of its trials are stopped
/// rests on the waves before alone, so that the number of processors changes nothing.
/// </summary>
internal sealed class TrialWave(IReadOnlyList<TrialSpace> spaces, CrossValidator validator, SearchScore score, TuneSpec tune, int threads, TimeProvider clock, ITrialJournal? journal)
{
    /// <summary>So many trials at a time: enough to keep processors busy, few enough to let each learn from those before.</summary>
    public const int Size = 4;

    private const int FirstFolds = 2;

    private readonly MedianPruner _pruner = new();
    private readonly Dictionary<int, TrialEntry> _known = (journal?.Read() ?? []).ToDictionary(entry => entry.Trial.Number);
    private readonly Lock _writing = new();

    /// <summary>Runs trials; those that an earlier search finished are taken from its journal, without what they predicted.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="points">What is tried.</param>
    /// <param name="cancellation">Gives up.</param>
    public IReadOnlyList<(TrialEntry Entry, IReadOnlyList<FoldResult>? Results)> Run(int first, IReadOnlyList<TrialPoint> points, CancellationToken cancellation)
    {
        var open = new SortedDictionary<int, OpenTrial>();
        for (int i = 0; i < points.Count; i++)
        {
            if (!_known.ContainsKey(first + i))
            {
                TrialSpace space = spaces[points[i].Space];
                open[first + i] = new(first + i, points[i], space, validator.Begin(space.Learner(points[i].Parameters), Algorithm.StyleOf(space.Algorithm)), clock);
            }
        }

        RunFirst([.. open.Values], cancellation);
        RunRest([.. open.Values.Where(trial => !trial.Pruned)], cancellation);
        (TrialEntry, IReadOnlyList<FoldResult>?)[] ended = [.. Enumerable.Range(first, points.Count).Select(number => open.TryGetValue(number, out OpenTrial? trial) ? (trial.ToEntry(), trial.Results) : (_known[number], (IReadOnlyList<FoldResult>?)null))];
        foreach ((TrialEntry entry, _) in ended)
        {
            _pruner.Remember(entry.FirstScore);
        }

        return ended;
    }

    private int All => validator.Folds.Count;

    private int First => tune.Prune ? Math.Min(FirstFolds * validator.Folds.Repeats, All) : All;

    private void RunFirst(OpenTrial[] trials, CancellationToken cancellation) => Fit(trials, 0, First, cancellation, trial =>
    {
        trial.FirstScore = trial.Judge(score);
        trial.Pruned = tune.Prune && First < All && _pruner.Stops(trial.FirstScore);
        if (trial.Pruned || First == All)
        {
            Keep(trial);
        }
    });

    private void RunRest(OpenTrial[] trials, CancellationToken cancellation) => Fit(trials, First, All - First, cancellation, trial =>
    {
        trial.Judge(score);
        Keep(trial);
    });

    private void Fit(OpenTrial[] trials, int from, int count, CancellationToken cancellation, Action<OpenTrial> after)
    {
        foreach (OpenTrial trial in trials)
        {
            trial.Expect(count);
        }

        SideBySide.Run(threads, trials.Length * count, i =>
        {
            OpenTrial trial = trials[i / count];
            if (trial.Fit(from + (i % count), cancellation))
            {
                after(trial);
            }
        });
    }

    private void Keep(OpenTrial trial)
    {
        lock (_writing)
        {
            journal?.Add(trial.ToEntry());
        }
    }
}
