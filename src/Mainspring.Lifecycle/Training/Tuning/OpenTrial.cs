using Mainspring.Learning.Tuning;
using Mainspring.Lifecycle.Training.Folds;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>A trial while it runs. Its folds may be fitted side by side.</summary>
internal sealed class OpenTrial(int number, TrialPoint point, TrialSpace space, FoldFits fits, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _seconds;
    private int _open;

    public TrialPoint Point => point;

    /// <summary>The score of its first folds, once they were judged.</summary>
    public double FirstScore { get; set; } = double.NaN;

    public bool Pruned { get; set; }

    /// <summary>What it predicted.</summary>
    public IReadOnlyList<FoldResult> Results { get; private set; } = [];

    /// <summary>So many folds are to be fitted before the trial is judged.</summary>
    public void Expect(int folds) => _open = folds;

    /// <summary>Fits one fold; true for whoever fits the last of those that are expected.</summary>
    public bool Fit(int fold, CancellationToken cancellation)
    {
        long started = clock.GetTimestamp();
        fits.Fit(fold, cancellation);
        lock (_lock)
        {
            _seconds += clock.GetElapsedTime(started).TotalSeconds;
            return --_open == 0;
        }
    }

    /// <summary>Judges all folds that were fitted, and gives their score.</summary>
    public double Judge(SearchScore score)
    {
        Results = score.Judge(fits.Judge());
        return score.Of(Means());
    }

    /// <summary>The trial as it ended.</summary>
    public TrialEntry ToEntry()
    {
        var trial = new Trial(number, space.Algorithm, Results[0].Parameters.ToDictionary(), Results.Count, Pruned, Means(), _seconds) { LogTarget = space.LogTarget };
        return new(point.Space, point.Places ?? space.Dimensions.PlacesOf(Results[0].Parameters), trial, [.. Results.Select(fold => fold.Metrics)], FirstScore);
    }

    private Dictionary<string, double> Means() => Results[0].Metrics.Keys.ToDictionary(name => name, name => MeanAndSpread.Of([.. Results.Select(fold => fold.Metrics[name])]).Mean);
}
