namespace Mainspring.Learning.Training;

/// <summary>A learning algorithm.</summary>
public interface ITrainer
{
    /// <summary>Its name in project files: <c>gradient_boosting</c>.</summary>
    string Algorithm { get; }

    /// <summary>The hyper-parameters that it knows.</summary>
    IReadOnlyList<HyperParameterInfo> Parameters { get; }

    /// <summary>Whether it can learn this kind of target.</summary>
    bool Supports(TaskKind task);

    /// <summary>Fits the input. Deterministic: no clock, no thread count, no global state enters the result.</summary>
    /// <param name="input">The rows and what is wanted of them.</param>
    /// <param name="progress">Told after rounds, from the calling thread.</param>
    /// <param name="cancellation">Looked at once a round.</param>
    /// <exception cref="TrainingRefusedException">The data or the hyper-parameters do not allow a fit.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    TrainedPredictor Train(TrainingInput input, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default);
}
