using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Training;

public sealed class GradientBoostingTests() : TrainerContract("gradient_boosting", TaskKind.BinaryClassification, TaskKind.MulticlassClassification, TaskKind.Regression)
{
    protected override HyperParameters Quick => HyperParameters.None.With("trees", 23).With("learning_rate", 0.3);

    [Fact]
    public void Rows_enough_for_several_threads_give_the_outputs_of_one()
    {
        TrainingInput input = SampleRows.Input(TaskKind.Regression, rows: 150_000) with { Parameters = HyperParameters.None.With("trees", 5) };
        input.UsableThreads.ShouldBe(Math.Min(2, Environment.ProcessorCount));
        float[] Outputs(int threads)
        {
            float[] outputs = new float[input.Features.Rows];
            Trainers.ByName("gradient_boosting").Train(input with { Threads = threads }).Predictor.Predict(input.Features.Values, outputs.Length, outputs);
            return outputs;
        }

        Outputs(2).AsSpan().SequenceEqual(Outputs(1)).ShouldBeTrue();
    }
}
