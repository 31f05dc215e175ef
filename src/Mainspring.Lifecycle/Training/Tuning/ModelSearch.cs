using System.Globalization;
using Mainspring.Learning;
using Mainspring.Learning.Training;
using Mainspring.Learning.Tuning;
using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>
/// Tries algorithms and hyper-parameters on folds of the rows of training and keeps the best. The sequence of trials depends on data and seed alone, whatever the processors: a search that
/// is taken up again by its journal ends at the same model. Of equals the first wins; a model that can be read whole is preferred to one that is not clearly better (see
/// <see cref="Candidate.IsAsGoodAs"/>), and one model to several together.
/// </summary>
internal sealed class ModelSearch
{
    private readonly TrainingSpec _spec;
    private readonly CrossValidator _validator;
    private readonly SearchScore _score;
    private readonly TuneSpec _tune;
    private readonly TrialSpace[] _spaces;
    private readonly TrialWave _wave;
    private readonly IProgress<TrainingStage>? _progress;
    private readonly TimeProvider _clock;

    public ModelSearch(TrainingSpec spec, CrossValidator validator, float[] target, bool triesLogarithm, IProgress<TrainingStage>? progress, TimeProvider clock, ITrialJournal? journal = null)
    {
        (_spec, _validator, _progress, _clock) = (spec, validator, progress, clock);
        bool[] logarithms = spec.LogTarget is { } said ? [said] : triesLogarithm ? [false, true] : [false];
        string[] algorithms = spec.Candidates.Count > 0 ? [.. spec.Candidates] : [spec.Algorithm];
        _spaces = [.. algorithms.SelectMany(algorithm => logarithms.Select(log => new TrialSpace(algorithm, log, SearchSpace.Of(algorithm, spec.Task, spec.Parameters))))];
        _tune = spec.Tune ?? new(_spaces.Length, null, MetricNames.ChoiceOf(spec.Task), Prune: false);
        _score = new(spec, _tune.Metric, target);
        _wave = new(_spaces, validator, _score, _tune, spec.Threads, clock, journal);
    }

    private int All => Math.Max(_tune.Trials, _spaces.Length);

    /// <summary>Searches.</summary>
    /// <exception cref="TrainingRefusedException">No trial could be scored.</exception>
    public SearchResult Run(CancellationToken cancellation)
    {
        var sampler = Sampler.Of(_tune.Sampler, [.. _spaces.Select(space => space.Dimensions)], _tune.Trials, _spec.Seed);
        var scores = new List<TrialScore>();
        var trials = new List<Trial>();
        var finished = new List<Candidate>();
        long started = _clock.GetTimestamp();
        while (Next(sampler, scores, started) is { Count: > 0 } points)
        {
            cancellation.ThrowIfCancellationRequested();
            IReadOnlyList<(TrialEntry Entry, IReadOnlyList<FoldResult>? Results)> ended = _wave.Run(trials.Count + 1, points, cancellation);
            for (int i = 0; i < ended.Count; i++)
            {
                TrialEntry entry = ended[i].Entry;
                trials.Add(entry.Trial);
                scores.Add(new(points[i] with { Places = entry.Places }, _score.Of(entry.Trial.Metrics)));
                var candidate = new Candidate(new(entry.Trial.Algorithm, new(entry.Trial.Parameters), entry.Trial.LogTarget), [.. entry.Folds.Select(_score.Of)], ended[i].Results);
                if (!entry.Trial.Pruned && !double.IsNaN(candidate.Score))
                {
                    finished.Add(candidate);
                }
            }

            Report(trials, finished);
        }

        return Choose(finished, cancellation) is { } found
            ? new(found.Recipe, found.Folds, trials)
            : throw new TrainingRefusedException($"None of {trials.Count} trials has a {_tune.Metric} on the folds; use fewer folds or another metric.");
    }

    /// <summary>What is tried next, nothing where the search is over. The first trial always runs; none begins when the time is over.</summary>
    private List<TrialPoint> Next(Sampler sampler, List<TrialScore> past, long started)
    {
        var points = new List<TrialPoint>();
        while (points.Count < TrialWave.Size
            && past.Count + points.Count < All
            && !(past.Count + points.Count > 0 && _tune.Timeout is { } limit && _clock.GetElapsedTime(started) >= limit)
            && sampler.Next(past, points.Count) is { } point)
        {
            points.Add(point);
        }

        return points;
    }

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
        return (Recipe.Of(chosen.Learner), chosen.Results ?? _score.Judge(_validator.Run(chosen.Learner, cancellation)));
    }

    private void Report(List<Trial> trials, List<Candidate> finished)
    {
        Candidate? best = finished.MaxBy(candidate => candidate.Score);
        string text = best is null ? $"{trials.Count} of {All}" : string.Create(CultureInfo.InvariantCulture, $"{trials.Count} of {All}, best {best.Learner.Algorithm} {_tune.Metric} {Math.Abs(best.Score):0.####}");
        _progress?.Report(new("search", Math.Min(0.999, (double)trials.Count / All), text));
    }
}
