using System.Globalization;
using Mainspring.Learning;
using Mainspring.Learning.Training;
using Mainspring.Learning.Tuning;
using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>
/// Tries algorithms and hyper-parameters on folds of the rows of training and keeps the best. Trials run one after the other, the folds of a trial side by side, so that the
/// sequence of trials depends on data and seed alone: a search that is taken up again by its journal ends at the same model. Of equals the first wins; a model that can be read whole is
/// preferred to one that is not clearly better (see <see cref="Candidate.IsAsGoodAs"/>), and one model to several together.
/// </summary>
internal sealed class ModelSearch
{
    private const int FirstFolds = 2;

    private readonly TrainingSpec _spec;
    private readonly CrossValidator _validator;
    private readonly SearchScore _score;
    private readonly TuneSpec _tune;
    private readonly (string Algorithm, bool LogTarget, SearchSpace Space)[] _spaces;
    private readonly IProgress<TrainingStage>? _progress;
    private readonly TimeProvider _clock;
    private readonly ITrialJournal? _journal;
    private readonly MedianPruner _pruner = new();

    public ModelSearch(TrainingSpec spec, CrossValidator validator, float[] target, bool triesLogarithm, IProgress<TrainingStage>? progress, TimeProvider clock, ITrialJournal? journal = null)
    {
        (_spec, _validator, _progress, _clock, _journal) = (spec, validator, progress, clock, journal);
        bool[] logarithms = spec.LogTarget is { } said ? [said] : triesLogarithm ? [false, true] : [false];
        string[] algorithms = spec.Candidates.Count > 0 ? [.. spec.Candidates] : [spec.Algorithm];
        _spaces = [.. algorithms.SelectMany(algorithm => logarithms.Select(log => (algorithm, log, SearchSpace.Of(algorithm, spec.Task, spec.Parameters))))];
        _tune = spec.Tune ?? new(_spaces.Length, null, MetricNames.ChoiceOf(spec.Task), Prune: false);
        _score = new(spec, _tune.Metric, target);
    }

    /// <summary>Searches.</summary>
    /// <exception cref="TrainingRefusedException">No trial could be scored.</exception>
    public SearchResult Run(CancellationToken cancellation)
    {
        var sampler = Sampler.Of(_tune.Sampler, [.. _spaces.Select(space => space.Space)], _tune.Trials, _spec.Seed);
        var scores = new List<TrialScore>();
        var trials = new List<Trial>();
        var finished = new List<Candidate>();
        Queue<TrialEntry> known = new(_journal?.Read() ?? []);
        long started = _clock.GetTimestamp();
        while (trials.Count < Math.Max(_tune.Trials, _spaces.Length)
            && !(trials.Count > 0 && _tune.Timeout is { } limit && _clock.GetElapsedTime(started) >= limit)
            && sampler.Next(scores) is { } point)
        {
            cancellation.ThrowIfCancellationRequested();
            (TrialEntry entry, IReadOnlyList<FoldResult>? results) = known.TryDequeue(out TrialEntry? before) ? (before, null) : Try(trials.Count + 1, point, cancellation);
            _pruner.Remember(entry.FirstScore);
            trials.Add(entry.Trial);
            scores.Add(new(point with { Places = entry.Places }, _score.Of(entry.Trial.Metrics)));
            var candidate = new Candidate(new(entry.Trial.Algorithm, new(entry.Trial.Parameters), entry.Trial.LogTarget), [.. entry.Folds.Select(_score.Of)], results);
            if (!entry.Trial.Pruned && !double.IsNaN(candidate.Score))
            {
                finished.Add(candidate);
            }

            Report(trials, finished);
        }

        return Choose(finished, cancellation) is { } found
            ? new(found.Recipe, found.Folds, trials)
            : throw new TrainingRefusedException($"None of {trials.Count} trials has a {_tune.Metric} on the folds; use fewer folds or another metric.");
    }

    private (TrialEntry Entry, IReadOnlyList<FoldResult> Results) Try(int number, TrialPoint point, CancellationToken cancellation)
    {
        (string algorithm, bool log, SearchSpace space) = _spaces[point.Space];
        var learner = new Learner(algorithm, point.Parameters, log);
        long started = _clock.GetTimestamp();
        int all = _validator.Folds.Count;
        int first = _tune.Prune ? Math.Min(FirstFolds * _validator.Folds.Repeats, all) : all;
        IReadOnlyList<FoldResult> folds = _score.Judge(Run(learner, ..first, cancellation));
        double firstScore = _score.Of(Means(folds));
        bool pruned = _tune.Prune && first < all && _pruner.Stops(firstScore);
        if (!pruned && first < all)
        {
            folds = _score.Judge([.. folds, .. Run(learner, first.., cancellation)]);
        }

        var trial = new Trial(number, algorithm, folds[0].Parameters.ToDictionary(), folds.Count, pruned, Means(folds), _clock.GetElapsedTime(started).TotalSeconds) { LogTarget = log };
        var entry = new TrialEntry(point.Space, point.Places ?? space.PlacesOf(folds[0].Parameters), trial, [.. folds.Select(fold => fold.Metrics)], firstScore);
        _journal?.Add(entry);
        return (entry, folds);
    }

    private IReadOnlyList<FoldResult> Run(Learner learner, Range range, CancellationToken cancellation) => _validator.Run(learner, Algorithm.StyleOf(learner.Algorithm), range, cancellation);

    private (Recipe Recipe, IReadOnlyList<FoldResult> Folds)? Choose(List<Candidate> finished, CancellationToken cancellation)
    {
        Candidate[] best = [.. finished.GroupBy(candidate => candidate.Learner.Algorithm).Select(own => own.MaxBy(candidate => candidate.Score)!).OrderBy(candidate => Array.FindIndex(_spaces, space => space.Algorithm == candidate.Learner.Algorithm))];
        if (best.MaxBy(candidate => candidate.Score) is not { } highest)
        {
            return null;
        }

        if (_spec.Combination is not null || (_spec.MayCombine && finished.Count > 1))
        {
            (Recipe recipe, IReadOnlyList<FoldResult> folds) = new EnsembleChoice(_spec, _validator, _score).Of(finished, best, cancellation);
            var together = new Candidate(highest.Learner, [.. folds.Select(fold => _score.Of(fold.Metrics))], folds);
            if (recipe.Learners.Count > 1 && (_spec.Combination is not null || (together.Score > highest.Score && !highest.IsAsGoodAs(together, _validator.Folds.PerPass))))
            {
                return (recipe, folds);
            }
        }

        Candidate chosen = best.FirstOrDefault(candidate => candidate.IsReadable && candidate.IsAsGoodAs(highest, _validator.Folds.PerPass)) ?? highest;
        return (Recipe.Of(chosen.Learner), chosen.Results ?? _score.Judge(Run(chosen.Learner, .., cancellation)));
    }

    private static Dictionary<string, double> Means(IReadOnlyList<FoldResult> folds) =>
        folds[0].Metrics.Keys.ToDictionary(name => name, name => MeanAndSpread.Of([.. folds.Select(fold => fold.Metrics[name])]).Mean);

    private void Report(List<Trial> trials, List<Candidate> finished)
    {
        int all = Math.Max(_tune.Trials, _spaces.Length);
        Candidate? best = finished.MaxBy(candidate => candidate.Score);
        string text = best is null ? $"{trials.Count} of {all}" : string.Create(CultureInfo.InvariantCulture, $"{trials.Count} of {all}, best {best.Learner.Algorithm} {_tune.Metric} {Math.Abs(best.Score):0.####}");
        _progress?.Report(new("search", Math.Min(0.999, (double)trials.Count / all), text));
    }
}
