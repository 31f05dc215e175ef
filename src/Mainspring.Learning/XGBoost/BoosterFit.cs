using Mainspring.Learning.Training;

namespace Mainspring.Learning.XGBoost;

/// <summary>Runs the rounds of one XGBoost fit, tells how it goes and stops when asked.</summary>
internal sealed class BoosterFit : IDisposable
{
    // Measuring costs a pass over the rows: enough reports for a curve and a progress bar, and for a bar alone where there are many.
    private const int Reports = 50;
    private const int ReportsOfMany = 10;
    private const int ManyRows = 100_000;

    private readonly DMatrixHandle _rows;
    private readonly DMatrixHandle? _validation;
    private readonly Booster _booster;
    private readonly string _metric;
    private readonly int _measuredRows;

    /// <param name="input">The rows.</param>
    /// <param name="bins">Bins a feature.</param>
    /// <param name="parameters">XGBoost's other parameters.</param>
    public BoosterFit(TrainingInput input, int bins, IEnumerable<(string Name, string Value)> parameters)
    {
        _rows = BinnedRows.Of(input.Features, input.Target, input.Weights, bins, input.UsableThreads);
        _validation = input.Validation is { } kept ? BinnedRows.Like(_rows, kept.Features, kept.Target, bins, input.UsableThreads) : null;
        _measuredRows = (input.Validation?.Features ?? input.Features).Rows;
        _metric = input.Task == TaskKind.Regression ? "rmse" : "log_loss";
        _booster = new(_rows, _validation ?? _rows, GeneralParameters.Of(input.Seed, input.UsableThreads).Concat(GeneralParameters.Monotone(input)).Append(("max_bin", GeneralParameters.Text(bins))).Concat(parameters));
    }

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public XGBoostModel Run(int rounds, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        int every = Math.Max(1, rounds / (_measuredRows > ManyRows ? ReportsOfMany : Reports));
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

    /// <summary>Boosts for as long as that makes the metric better.</summary>
    /// <param name="rounds">Rounds at most.</param>
    /// <param name="patience">So many rounds that make it no better by more than <paramref name="gain"/> end it.</param>
    /// <param name="gain">The share of the metric that counts as better; 0 for any.</param>
    /// <param name="cancellation">Looked at once a round.</param>
    /// <returns>The metric after each round.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<double> RunWhileBetter(int rounds, int patience, double gain, CancellationToken cancellation)
    {
        var values = new List<double>();
        (int best, double least) = (0, double.PositiveInfinity);
        for (int round = 0; round < rounds && round - best <= patience; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            _booster.Update(round);
            values.Add(_booster.Evaluate(round));
            (best, least) = values[^1] < least * (1 - gain) ? (round, values[^1]) : (best, least);
        }

        return values;
    }

    /// <summary>The trees so far.</summary>
    public XGBoostModel Model() => _booster.Model();

    public void Dispose()
    {
        _booster.Dispose();
        _rows.Dispose();
        _validation?.Dispose();
    }
}
