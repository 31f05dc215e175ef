using System.Globalization;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.XGBoost;

/// <summary>Runs the rounds of one XGBoost fit, tells how it goes and stops when asked.</summary>
internal sealed class BoosterFit : IDisposable
{
    // Measuring costs a pass over the rows: enough reports for a curve and a progress bar.
    private const int Reports = 50;

    private readonly Booster _booster;
    private readonly string _metric;

    /// <param name="input">The rows.</param>
    /// <param name="target">One value a row; may differ from the input's own where one fit a class is made.</param>
    /// <param name="parameters">XGBoost's parameters.</param>
    public BoosterFit(TrainingInput input, float[] target, IEnumerable<(string Name, string Value)> parameters)
    {
        int threads = input.Threads > 0 ? input.Threads : Environment.ProcessorCount;
        DMatrixHandle rows = TrainingRows.Matrix(input.Features, target, threads);
        DMatrixHandle? validation = input.Validation is { } kept ? TrainingRows.Matrix(kept.Features, kept.Target, threads) : null;
        (string, string)[] general =
        [
            ("booster", "gbtree"),
            ("tree_method", "hist"),
            ("verbosity", "0"),
            ("nthread", threads.ToString(CultureInfo.InvariantCulture)),
            ("seed", input.Seed.ToString(CultureInfo.InvariantCulture)),
            ("seed_per_iteration", "1"),
        ];
        _metric = input.Task == TaskKind.Regression ? "rmse" : "log_loss";
        _booster = new(rows, validation, general.Concat(parameters));
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

    public void Dispose() => _booster.Dispose();
}
