using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Statistics.Resampling;

namespace Mainspring.Lifecycle.Training;

/// <summary>The held-out rows with what a model predicts of them, so that others can be judged by the same rows.</summary>
/// <param name="Spec">What was to be learned.</param>
/// <param name="Table">The data.</param>
/// <param name="Rows">Which rows of them are held out.</param>
/// <param name="Truth">The target of each row.</param>
/// <param name="Outputs">The outputs of the model.</param>
/// <param name="Threshold">From which probability on it calls the positive class.</param>
public sealed record ScoredHoldout(TrainingSpec Spec, Table Table, int[] Rows, float[] Truth, float[] Outputs, double Threshold)
{
    /// <summary>Some of the rows with all columns.</summary>
    /// <param name="places">Their places among those that are held out.</param>
    public Table Take(IEnumerable<int> places) => Table.Take([.. places.Select(place => Rows[place])]);

    /// <summary>Some columns of all rows; those that the data lack are left out.</summary>
    internal Table TakeColumns(IEnumerable<string> names) => new([.. names.Distinct().Where(name => Table.Schema.IndexOf(name) >= 0).Select(name => Table[name].Take(Rows))]);

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
