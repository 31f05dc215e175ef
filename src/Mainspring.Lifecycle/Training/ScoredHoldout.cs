using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Statistics.Resampling;

namespace Mainspring.Lifecycle.Training;

/// <summary>The held-out rows with what a model predicts of them, so that others can be judged by the same rows.</summary>
/// <param name="Spec">What was to be learned.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Truth">The target of each row.</param>
/// <param name="Outputs">The outputs of the model.</param>
/// <param name="Threshold">From which probability on it calls the positive class.</param>
public sealed record ScoredHoldout(TrainingSpec Spec, Table Rows, float[] Truth, float[] Outputs, double Threshold)
{
    /// <summary>The rows as they are drawn again.</summary>
    public MetricSample Sample => SampleOf(Outputs, Threshold);

    /// <summary>The same rows with the outputs of another model.</summary>
    internal MetricSample SampleOf(float[] outputs, double threshold) => Spec.Task switch
    {
        TaskKind.BinaryClassification => new BinarySample(Truth, outputs, threshold),
        TaskKind.MulticlassClassification => new MulticlassSample(Truth, outputs, Spec.Classes.Count),
        _ => new RegressionSample(Truth, outputs),
    };
}
