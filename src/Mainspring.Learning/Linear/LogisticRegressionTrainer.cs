using Mainspring.Learning.Training;

namespace Mainspring.Learning.Linear;

/// <summary>
/// Logistic regression, multinomial for several classes, with a penalty on squared weights, on their size, or on both. Features are standardised for the fit, so the penalty means the same for all of them and a
/// solution is found and unique also where one-hot columns add up to one.
/// </summary>
public sealed class LogisticRegressionTrainer : ITrainer
{
    private const double Tolerance = 1e-7;

    /// <inheritdoc/>
    public string Algorithm => "logistic_regression";

    /// <inheritdoc/>
    public IReadOnlyList<HyperParameterInfo> Parameters => LogisticRegressionOptions.Known;

    /// <inheritdoc/>
    public bool Supports(TaskKind task) => task != TaskKind.Regression;

    /// <inheritdoc/>
    public TrainedPredictor Train(TrainingInput input, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        TrainingChecks.Check(this, input);
        LogisticRegressionOptions options = LogisticRegressionOptions.From(input.Parameters);
        var rows = new StandardizedRows(input.Features);
        bool binary = input.Task == TaskKind.BinaryClassification;
        LinkFunction link = binary ? LinkFunction.Logistic : LinkFunction.Softmax;
        var objective = new LinearObjective(rows, input.Target, link, binary ? 1 : input.ClassCount, options.L2, input.UsableThreads, input.Weights);

        double[] point = LinearSolver.Minimize(objective, options.L1, options.MaxIterations, Tolerance, (iteration, value) =>
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(iteration, options.MaxIterations, "penalized_log_loss", value));
        });
        return LinearSolution.Of(rows, link, point, input.Features.Names, options.ToParameters());
    }
}
