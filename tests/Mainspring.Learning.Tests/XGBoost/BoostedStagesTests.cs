using System.Text.Json;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Tests.Training;
using Mainspring.Learning.Training;
using Mainspring.Learning.XGBoost;

namespace Mainspring.Learning.Tests.XGBoost;

public sealed class BoostedStagesTests
{
    private static readonly GradientBoostingTrainer Trainer = new();

    [Theory]
    [InlineData(TaskKind.BinaryClassification)]
    [InlineData(TaskKind.MulticlassClassification)]
    [InlineData(TaskKind.Regression)]
    public void A_fit_that_is_ended_is_the_fit_of_so_many_trees(TaskKind task)
    {
        TrainingInput input = Input(task);
        BoostedStages stages = Trainer.TrainStages(input);

        foreach (int rounds in (int[])[1, 7, stages.Losses.Count])
        {
            TrainedPredictor plain = Trainer.Train(input with { Validation = null, Parameters = input.Parameters.With("trees", rounds) });
            TrainedPredictor ended = stages.UpTo(rounds);
            Json(ended.Predictor).ShouldBe(Json(plain.Predictor));
            ended.Parameters.ShouldBe(plain.Parameters);
            ended.Importances.ShouldBe(plain.Importances);
        }
    }

    [Fact]
    public void Rounds_end_when_other_rows_are_not_predicted_better()
    {
        BoostedStages stages = Trainer.TrainStages(Input(TaskKind.Regression) with { Parameters = HyperParameters.None.With("learning_rate", 0.2) });
        int best = 1 + Enumerable.Range(0, stages.Losses.Count).MinBy(round => stages.Losses[round]);

        BoostedStages.BestRounds([stages]).ShouldBe(best);
        stages.Losses.Count.ShouldBeLessThan(200);
        stages.UpTo(10_000).Parameters.ToDictionary()["trees"].ShouldBe(stages.Losses.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Folds_agree_on_the_rounds_of_the_least_mean_loss_and_one_that_ended_earlier_counts_with_its_last()
    {
        BoostedStages Of(params double[] losses) => new(losses, _ => throw new InvalidOperationException());

        BoostedStages.BestRounds([Of(3, 1, 2, 4), Of(5, 4, 2, 3)]).ShouldBe(3);
        BoostedStages.BestRounds([Of(3, 1), Of(5, 4, 3, 2, 9)]).ShouldBe(4);
    }

    [Fact]
    public void Without_rows_to_measure_on_nothing_can_be_told() =>
        Should.Throw<ArgumentException>(() => Trainer.TrainStages(Input(TaskKind.Regression) with { Validation = null }));

    private static TrainingInput Input(TaskKind task)
    {
        TrainingInput input = SampleRows.Input(task, rows: 500), other = SampleRows.Input(task, rows: 300, seed: 5);
        return input with { Validation = new(other.Features, other.Target) };
    }

    private static byte[] Json(IPredictor predictor)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            predictor.WriteTo(writer);
        }

        return stream.ToArray();
    }
}
