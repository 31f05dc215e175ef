using Mainspring.Learning.Tests.Training;
using Mainspring.Learning.Training;
using Mainspring.Learning.XGBoost;

namespace Mainspring.Learning.Tests.XGBoost;

public sealed class BoosterTests
{
    [Fact]
    public void What_XGBoost_refuses_is_an_exception_in_its_own_words()
    {
        TrainingInput input = SampleRows.Input(TaskKind.BinaryClassification, rows: 20);
        using DMatrixHandle rows = TrainingRows.Matrix(input.Features, input.Target, 1);
        using var booster = new Booster(rows, rows, [("objective", "binary:sorcery"), ("verbosity", "0")]);
        Should.Throw<XGBoostException>(() => booster.Update(0)).Message.ShouldContain("binary:sorcery");
    }

    [Fact]
    public void Progress_is_measured_on_the_validation_rows_when_there_are_any()
    {
        TrainingInput input = SampleRows.Input(TaskKind.BinaryClassification);
        TrainingInput other = SampleRows.Input(TaskKind.BinaryClassification, seed: 9);
        double own = LastLogLoss(input);
        double kept = LastLogLoss(input with { Validation = new(other.Features, other.Target) });
        own.ShouldBeLessThan(kept);
        kept.ShouldBeLessThan(0.6);
    }

    private static double LastLogLoss(TrainingInput input)
    {
        double last = double.NaN;
        var progress = new Last(report => last = report.Value);
        Trainers.ByName("gradient_boosting").Train(input, progress);
        return last;
    }

    private sealed class Last(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
