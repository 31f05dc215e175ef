using Mainspring.Learning.Training;

namespace Mainspring.Learning.Linear;

/// <summary>
/// Linear regression with a penalty on squared weights (ridge). Features are standardised for the fit. Up to <see cref="DirectColumns"/> features the normal equations are
/// solved by Cholesky's method; beyond, where their matrix would not pay, by quasi-Newton steps.
/// </summary>
public sealed class LinearRegressionTrainer : ITrainer
{
    private const int DirectColumns = 2000;
    private const int Iterations = 1000;
    private const double Tolerance = 1e-9;

    /// <inheritdoc/>
    public string Algorithm => "linear_regression";

    /// <inheritdoc/>
    public IReadOnlyList<HyperParameterInfo> Parameters => LinearRegressionOptions.Known;

    /// <inheritdoc/>
    public bool Supports(TaskKind task) => task == TaskKind.Regression;

    /// <inheritdoc/>
    public TrainedPredictor Train(TrainingInput input, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        TrainingChecks.Check(this, input);
        LinearRegressionOptions options = LinearRegressionOptions.From(input.Parameters);
        var rows = new StandardizedRows(input.Features);
        double[] parameters = options.L1 == 0 && rows.Columns <= DirectColumns
            ? NormalEquations.Solve(rows, input.Target, options.L2, cancellation)
            : Iterate(rows, input, options, progress, cancellation);
        return LinearSolution.Of(rows, LinkFunction.Identity, parameters, input.Features.Names, options.ToParameters());
    }

    // The target is standardised too, so that one tolerance fits every unit.
    private static double[] Iterate(StandardizedRows rows, TrainingInput input, LinearRegressionOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        double mean = input.Target.Average(value => (double)value);
        double deviation = Math.Sqrt(input.Target.Average(value => (value - mean) * (value - mean)));
        double unit = deviation > 0 ? deviation : 1;
        float[] target = Array.ConvertAll(input.Target, value => (float)((value - mean) / unit));
        var objective = new LinearObjective(rows, target, LinkFunction.Identity, 1, options.L2, input.UsableThreads);
        double[] point = LinearSolver.Minimize(objective, options.L1, Iterations, Tolerance, (iteration, value) =>
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(iteration, Iterations, "penalized_squared_error", value * unit * unit));
        });
        double[] parameters = Array.ConvertAll(point, weight => weight * unit);
        parameters[^1] += mean;
        return parameters;
    }
}
