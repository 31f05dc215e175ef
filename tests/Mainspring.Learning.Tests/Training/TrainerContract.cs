using System.Text.Json;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Training;

/// <summary>What every trainer must do. One class a trainer derives from it.</summary>
public abstract class TrainerContract(string algorithm, params TaskKind[] tasks)
{
    private readonly ITrainer _trainer = Trainers.ByName(algorithm);

    /// <summary>Rounds small enough for a quick test, where the trainer has rounds.</summary>
    protected virtual HyperParameters Quick => HyperParameters.None.With("trees", 23);

    /// <summary>Whether there is a way to go, or the solution is found at once.</summary>
    protected virtual bool HasRounds => true;

    [Fact]
    public void It_supports_the_tasks_that_it_says() =>
        Enum.GetValues<TaskKind>().Where(_trainer.Supports).ShouldBe(tasks, ignoreOrder: true);

    [Fact]
    public void The_same_input_gives_the_same_bytes_whatever_the_threads()
    {
        foreach (TaskKind task in tasks)
        {
            TrainingInput input = Input(task, rows: 900);
            byte[] first = Json(Train(input with { Threads = 1 }));
            Json(Train(input with { Threads = 1 })).ShouldBe(first, task.ToString());
            Json(Train(input with { Threads = 2 })).ShouldBe(first, task.ToString());
        }
    }

    [Fact]
    public void Training_in_between_and_on_other_threads_changes_nothing()
    {
        TrainingInput input = Input(tasks[0]);
        byte[] first = Json(Train(input));
        byte[][] others = new byte[4][];
        _ = Parallel.For(0, others.Length, i => others[i] = Json(Train(i % 2 == 0 ? input : input with { Seed = 99 + i })));
        others[0].ShouldBe(first);
        others[2].ShouldBe(first);
    }

    [Fact]
    public void It_learns_what_can_be_told_apart()
    {
        foreach (TaskKind task in tasks)
        {
            TrainingInput input = Input(task, rows: 1500, missing: 0);
            Score(Train(input), input).ShouldBeGreaterThan(task == TaskKind.Regression ? 0.8 : 0.85, task.ToString());
        }
    }

    [Fact]
    public void Missing_values_and_extremes_are_learned_from_and_scored()
    {
        foreach (TaskKind task in tasks)
        {
            TrainingInput input = Input(task, missing: 0.4);
            float[] odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, float.Epsilon];
            odd.CopyTo(input.Features.Values, 0);
            for (int row = 0; row < input.Features.Rows; row++)
            {
                input.Features.Values[(row * input.Features.Columns) + 4] = float.NaN;
            }

            IPredictor predictor = Train(input).Predictor;
            Outputs(predictor, input.Features).ShouldAllBe(output => float.IsFinite(output));
        }
    }

    [Fact]
    public void Probabilities_are_within_zero_and_one_and_share_one()
    {
        foreach (TaskKind task in tasks.Where(task => task != TaskKind.Regression))
        {
            TrainingInput input = Input(task);
            IPredictor predictor = Train(input).Predictor;
            float[] outputs = Outputs(predictor, input.Features);
            outputs.ShouldAllBe(output => output >= 0 && output <= 1);
            if (predictor.OutputCount > 1)
            {
                outputs.Chunk(predictor.OutputCount).ShouldAllBe(row => Math.Abs(row.Sum() - 1) < 1e-5);
            }
        }
    }

    [Fact]
    public void It_reads_back_to_identical_outputs_and_bytes()
    {
        foreach (TaskKind task in tasks)
        {
            TrainingInput input = Input(task);
            TrainedPredictor trained = Train(input);
            byte[] json = Json(trained);
            var reader = new Utf8JsonReader(json);
            IPredictor back = Predictor.Read(ref reader);
            reader.Read().ShouldBeFalse();
            Outputs(back, input.Features).ShouldBe(Outputs(trained.Predictor, input.Features));
            Json(trained with { Predictor = back }).ShouldBe(json);
        }
    }

    [Fact]
    public void A_row_alone_scores_as_in_a_batch()
    {
        foreach (TaskKind task in tasks)
        {
            TrainingInput input = Input(task, rows: 533);
            IPredictor predictor = Train(input).Predictor;
            float[] batch = Outputs(predictor, input.Features);
            float[] alone = new float[predictor.OutputCount];
            for (int row = 0; row < input.Features.Rows; row++)
            {
                predictor.Predict(input.Features.Row(row), 1, alone);
                alone.ShouldBe(batch[(row * alone.Length)..((row + 1) * alone.Length)]);
            }
        }
    }

    [Fact]
    public void A_damaged_file_is_refused_not_loaded()
    {
        byte[] json = Json(Train(Input(tasks[0], rows: 60)));
        for (int length = 0; length < json.Length; length += Math.Max(1, json.Length / 97))
        {
            byte[] cut = json[..length];
            _ = Should.Throw<PredictorFormatException>(() => Read(cut));
        }
    }

    [Fact]
    public void Importances_name_every_feature_and_share_one()
    {
        TrainingInput input = Input(tasks[0], rows: 1500);
        IReadOnlyList<FeatureImportance> importances = Train(input).Importances;
        importances.Select(i => i.Feature).ShouldBe(input.Features.Names, ignoreOrder: true);
        importances.Sum(i => i.Gain).ShouldBe(1, 1e-9);
        importances.Take(3).Select(i => i.Feature).ShouldBe(["f0", "f1", "f2"], ignoreOrder: true);
    }

    [Fact]
    public void Every_parameter_used_is_reported_and_can_be_given()
    {
        TrainingInput input = Input(tasks[0]);
        TrainedPredictor trained = Train(input);
        trained.Parameters.Select(p => p.Key).ShouldBe(_trainer.Parameters.Select(p => p.Name), ignoreOrder: true);
        Json(_trainer.Train(input with { Parameters = trained.Parameters })).ShouldBe(Json(trained));
    }

    [Fact]
    public void Progress_is_told_and_cancellation_heard()
    {
        using var cancel = new CancellationTokenSource();
        var told = new List<TrainingProgress>();
        var progress = new Told(report =>
        {
            told.Add(report);
            cancel.Cancel();
        });
        if (HasRounds)
        {
            _ = Should.Throw<OperationCanceledException>(() => _trainer.Train(Input(tasks[0]), progress, cancel.Token));
            told.ShouldHaveSingleItem().Round.ShouldBeGreaterThan(0);
        }

        cancel.Cancel();
        _ = Should.Throw<OperationCanceledException>(() => _trainer.Train(Input(tasks[0]), null, cancel.Token));
    }

    [Fact]
    public void An_unknown_parameter_is_refused_with_those_that_are_known() =>
        Should.Throw<TrainingRefusedException>(() => _trainer.Train(Input(tasks[0]) with { Parameters = HyperParameters.None.With("n_trees", 3) }))
            .Message.ShouldContain($"'n_trees'; it knows {_trainer.Parameters[0].Name}");

    [Fact]
    public void A_parameter_out_of_range_is_refused_with_its_range() =>
        Should.Throw<TrainingRefusedException>(() => _trainer.Train(Input(tasks[0]) with { Parameters = HyperParameters.None.With("l2", -1) }))
            .Message.ShouldBe("The hyper-parameter 'l2' is -1; it must be from 0 to 1000000000.");

    [Fact]
    public void A_missing_target_value_is_refused_by_its_row()
    {
        TrainingInput input = Input(tasks[0]);
        input.Target[7] = float.NaN;
        Should.Throw<TrainingRefusedException>(() => _trainer.Train(input)).Message.ShouldBe("The target of training row 7 is missing; leave such rows out.");
    }

    [Fact]
    public void One_row_is_refused()
    {
        TrainingInput input = Input(tasks[0], rows: 1);
        Should.Throw<TrainingRefusedException>(() => _trainer.Train(input)).Message.ShouldBe("There are 1 rows to learn from; at least 2 are needed.");
    }

    [Fact]
    public void One_class_is_refused()
    {
        foreach (TaskKind task in tasks.Where(task => task != TaskKind.Regression))
        {
            TrainingInput input = Input(task);
            Array.Fill(input.Target, 1);
            Should.Throw<TrainingRefusedException>(() => _trainer.Train(input)).Message.ShouldBe("All 400 rows have the class 1; at least 2 classes are needed to tell apart.");
        }
    }

    [Fact]
    public void Two_rows_are_enough()
    {
        foreach (TaskKind task in tasks)
        {
            var features = new FeatureMatrix([1, float.NaN], 2, 1, ["x"]);
            IPredictor predictor = Train(new() { Features = features, Target = [0, 1], Task = task, ClassCount = task == TaskKind.MulticlassClassification ? 3 : 2 }).Predictor;
            Outputs(predictor, features).ShouldAllBe(output => float.IsFinite(output));
        }
    }

    private static TrainingInput Input(TaskKind task, int rows = 400, double missing = 0.1) => SampleRows.Input(task, rows, missing: missing);

    private static float[] Outputs(IPredictor predictor, FeatureMatrix features)
    {
        float[] outputs = new float[features.Rows * predictor.OutputCount];
        predictor.Predict(features.Values, features.Rows, outputs);
        return outputs;
    }

    // Accuracy, or R².
    private static double Score(TrainedPredictor trained, TrainingInput input)
    {
        float[] outputs = Outputs(trained.Predictor, input.Features);
        return input.Task switch
        {
            TaskKind.BinaryClassification => Statistics.Metrics.BinaryMetrics.Compute(input.Target, outputs).Accuracy,
            TaskKind.MulticlassClassification => Statistics.Metrics.MulticlassMetrics.Compute(input.Target, outputs, input.ClassCount).Accuracy,
            _ => Statistics.Metrics.RegressionMetrics.Compute(input.Target, outputs).R2,
        };
    }

    private static byte[] Json(TrainedPredictor trained)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            trained.Predictor.WriteTo(writer);
        }

        return stream.ToArray();
    }

    private static IPredictor Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        return Predictor.Read(ref reader);
    }

    private TrainedPredictor Train(TrainingInput input) => _trainer.Train(input with { Parameters = Quick });

    private sealed class Told(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
