using System.Globalization;
using Mainspring.Learning.Training;
using Mainspring.Learning.Tuning;
using Mainspring.Lifecycle.Training.Folds;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>
/// Tries algorithms and hyper-parameters on folds of the rows of training and keeps the best. Trials run one after the other, the folds of a trial side by side, so that the
/// sequence of trials depends on data and seed alone. Of equals the first wins, and an algorithm that is named
/// earlier, simpler ones first, keeps its place unless a later one is better by more than one standard error of the differences over the folds (the rule of Breiman et al.,
/// "Classification and Regression Trees", 1984).
/// </summary>
internal sealed class ModelSearch(TrainingSpec spec, CrossValidator validator, IProgress<TrainingStage>? progress, TimeProvider clock)
{
    private const int FirstFolds = 2;

    private readonly IReadOnlyList<string> _algorithms = spec.Candidates.Count > 0 ? spec.Candidates : [spec.Algorithm];
    private readonly TuneSpec _tune = spec.Tune ?? new(spec.Candidates.Count, null, MetricNames.ChoiceOf(spec.Task), Prune: false);
    private readonly MedianPruner _pruner = new();

    /// <summary>Searches.</summary>
    /// <exception cref="TrainingRefusedException">No trial could be scored.</exception>
    public SearchResult Run(CancellationToken cancellation)
    {
        SearchSpace[] spaces = [.. _algorithms.Select(algorithm => SearchSpace.Of(algorithm, spec.Task, spec.Parameters))];
        var sampler = Sampler.Of(_tune.Sampler, spaces, _tune.Trials, spec.Seed);
        var scores = new List<TrialScore>();
        var trials = new List<Trial>();
        var best = new Candidate?[spaces.Length];
        long started = clock.GetTimestamp();
        while (trials.Count < Math.Max(_tune.Trials, spaces.Length)
            && !(trials.Count > 0 && _tune.Timeout is { } limit && clock.GetElapsedTime(started) >= limit)
            && sampler.Next(scores) is { } point)
        {
            cancellation.ThrowIfCancellationRequested();
            (Trial trial, IReadOnlyList<FoldResult> folds) = Try(trials.Count + 1, spaces[point.Space], point, cancellation);
            double score = Score(trial.Metrics);
            trials.Add(trial);
            scores.Add(new(point with { Places = point.Places ?? spaces[point.Space].PlacesOf(folds[0].Parameters) }, score));
            if (!trial.Pruned && !double.IsNaN(score) && !(score <= best[point.Space]?.Score))
            {
                best[point.Space] = new(trial, folds, score);
            }

            Report(trials.Count, best.OfType<Candidate>().MaxBy(candidate => candidate.Score)?.Trial);
        }

        return Simplest([.. best.OfType<Candidate>()]) is { } found
            ? new(found.Trial.Algorithm, new(found.Trial.Parameters), found.Folds, trials)
            : throw new TrainingRefusedException($"None of {trials.Count} trials has a {_tune.Metric} on the folds; use fewer folds or another metric.");
    }

    private (Trial Trial, IReadOnlyList<FoldResult> Folds) Try(int number, SearchSpace space, TrialPoint point, CancellationToken cancellation)
    {
        long started = clock.GetTimestamp();
        int first = _tune.Prune ? Math.Min(FirstFolds, validator.Folds.Count) : validator.Folds.Count;
        IReadOnlyList<FoldResult> folds = validator.Run(space.Algorithm, point.Parameters, ..first, cancellation);
        bool pruned = _tune.Prune && _pruner.Stops(Score(Means(folds))) && first < validator.Folds.Count;
        if (!pruned && first < validator.Folds.Count)
        {
            folds = [.. folds, .. validator.Run(space.Algorithm, point.Parameters, first.., cancellation)];
        }

        return (new(number, space.Algorithm, folds[0].Parameters.ToDictionary(), folds.Count, pruned, Means(folds), clock.GetElapsedTime(started).TotalSeconds), folds);
    }

    private Candidate? Simplest(Candidate[] candidates)
    {
        Candidate? best = candidates.MaxBy(candidate => candidate.Score);
        return candidates.FirstOrDefault(candidate => candidate == best || IsAsGood(candidate, best!));
    }

    private bool IsAsGood(Candidate simple, Candidate best)
    {
        var difference = MeanAndSpread.Of([.. best.Folds.Zip(simple.Folds, (a, b) => Score(a.Metrics) - Score(b.Metrics))]);
        return difference.Mean <= difference.Spread / Math.Sqrt(best.Folds.Count);
    }

    private static Dictionary<string, double> Means(IReadOnlyList<FoldResult> folds) =>
        folds[0].Metrics.Keys.ToDictionary(name => name, name => MeanAndSpread.Of([.. folds.Select(fold => fold.Metrics[name])]).Mean);

    private double Score(IReadOnlyDictionary<string, double> metrics) => MetricNames.IsLoss(_tune.Metric) ? -metrics[_tune.Metric] : metrics[_tune.Metric];

    /// <summary>The best of an algorithm so far.</summary>
    private sealed record Candidate(Trial Trial, IReadOnlyList<FoldResult> Folds, double Score);

    private void Report(int done, Trial? best)
    {
        int all = Math.Max(_tune.Trials, _algorithms.Count);
        string text = best is null ? $"{done} of {all}" : string.Create(CultureInfo.InvariantCulture, $"{done} of {all}, best {best.Algorithm} {_tune.Metric} {best.Metrics[_tune.Metric]:0.####}");
        progress?.Report(new("search", Math.Min(0.999, (double)done / all), text));
    }
}
