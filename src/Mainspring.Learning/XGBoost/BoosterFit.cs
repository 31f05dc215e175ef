using Mainspring.Learning.Training;

namespace Mainspring.Learning.XGBoost;

/// <summary>Runs the rounds of one XGBoost fit, tells how it goes and stops when asked.</summary>
internal sealed class BoosterFit : IDisposable
{
    // Measuring costs a pass over the rows: enough reports for a curve and a progress bar.
    private const int Reports = 50;

    private readonly DMatrixHandle _rows;
    private readonly DMatrixHandle? _validation;
    private readonly Booster _booster;
    private readonly string _metric;

    /// <param name="input">The rows.</param>
    /// <param name="parameters">XGBoost's parameters.</param>
    public BoosterFit(TrainingInput input, IEnumerable<(string Name, string Value)> parameters)
    {
        _rows = TrainingRows.Matrix(input.Features, input.Target, input.UsableThreads);
        _validation = input.Validation is { } kept ? TrainingRows.Matrix(kept.Features, kept.Target, input.UsableThreads) : null;
        if (input.Weights is { } weights)
        {
            _rows.SetWeights(weights);
        }

        _metric = input.Task == TaskKind.Regression ? "rmse" : "log_loss";
        _booster = new(_rows, _validation ?? _rows, GeneralParameters.Of(input.Seed, input.UsableThreads).Concat(GeneralParameters.Monotone(input)).Concat(parameters));
    }

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public XGBoostModel Run(int rounds, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        int every = Math.Max(1, rounds / Reports);
        for (int round = 0; round < rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            _booster.Update(round);
            if (progress is not null && ((round + 1) % every == 0 || round + 1 == rounds))
            {
                progress.Report(new(round + 1, rounds, _metric, _booster.Evaluate(round)));
            }
        }

        return _booster.Model();
    }

    /// <summary>Boosts until the metric has not become better for some rounds.</summary>
    /// <param name="rounds">Rounds at most.</param>
    /// <param name="patience">So many rounds without a better value end it.</param>
    /// <param name="cancellation">Looked at once a round.</param>
    /// <returns>The rounds of the best value, at least 1.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public int RunToBest(int rounds, int patience, CancellationToken cancellation)
    {
        (int best, double least) = (0, double.PositiveInfinity);
        for (int round = 0; round < rounds && round - best <= patience; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            _booster.Update(round);
            double value = _booster.Evaluate(round);
            (best, least) = value < least ? (round, value) : (best, least);
        }

        return best + 1;
    }

    public void Dispose()
    {
        _booster.Dispose();
        _rows.Dispose();
        _validation?.Dispose();
    }
}
