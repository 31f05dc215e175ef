using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Lifecycle.Tests.Training;

/// <summary>The defaults on real data, judged on rows that the model never saw.</summary>
public sealed class TrainerTests
{
    [Fact]
    public void Telco_churn_reaches_an_honest_score()
    {
        Lifecycle.Training.Evaluation evaluation = Trainer.Train(Telco, Read("telco-churn/data/telco-churn.csv")).Evaluation;

        evaluation.Holdout["roc_auc"].ShouldBeInRange(0.83, 0.87);
        evaluation.HoldoutRows.ShouldBe(1409);
        evaluation.Roc!.Count.ShouldBeGreaterThan(50);
        evaluation.Importances[0].Feature.ShouldStartWith("Contract");
    }

    [Fact]
    public void Subscribers_who_leave_are_found_among_the_many_who_stay()
    {
        Table table = TableReader.Read(Checkout.SharedData("call_records/mlc_churn.csv"));
        var spec = new TrainingSpec { Target = "churn", Task = TaskKind.BinaryClassification, Classes = ["no", "yes"], Algorithm = "gradient_boosting" };

        Trainer.Train(spec, table).Evaluation.Holdout["f1"].ShouldBeGreaterThanOrEqualTo(0.80);
    }

    [Fact]
    public void Prices_of_houses_are_learned_from_texts_that_hold_numbers_and_from_many_places()
    {
        Table table = TableReader.Read(Checkout.SharedData("bengaluru_house/Bengaluru_House_Data.csv"));
        var spec = new TrainingSpec { Target = "price", Task = TaskKind.Regression, LogTarget = true, Algorithm = "gradient_boosting" };

        double[] scores = [.. Enumerable.Range(0, 5).Select(fold => Trainer.Train(spec with { RowModulo = (5, fold) }, table).Evaluation.Holdout["r2"])];

        scores.Average().ShouldBeGreaterThanOrEqualTo(0.60, string.Join(' ', scores));
    }

    [Theory]
    [InlineData("logistic_regression", 0.94)]
    [InlineData("random_forest", 0.90)]
    [InlineData("gradient_boosting", 0.90)]
    public void Iris_is_told_apart(string algorithm, double accuracy)
    {
        var spec = new TrainingSpec { Target = "species", Task = TaskKind.MulticlassClassification, Classes = ["setosa", "versicolor", "virginica"], Algorithm = algorithm };

        Trainer.Train(spec, Read("iris/data/iris.csv")).Evaluation.Holdout["accuracy"].ShouldBeGreaterThanOrEqualTo(accuracy);
    }

    [Fact]
    public void The_same_rows_and_seed_give_the_same_bytes_and_another_seed_others()
    {
        Table table = Read("telco-churn/data/telco-churn.csv");

        string first = Trainer.Train(Telco with { Threads = 1 }, table).Model.Identity;

        Trainer.Train(Telco with { Threads = 2 }, table).Model.Identity.ShouldBe(first);
        Trainer.Train(Telco with { Seed = 43 }, table).Model.Identity.ShouldNotBe(first);
    }

    [Fact]
    public void Rows_without_a_target_are_left_out_and_counted()
    {
        var table = new Table([new RealColumn("x", [.. Enumerable.Range(0, 50).Select(i => (double)i)]), new RealColumn("y", [.. Enumerable.Range(0, 50).Select(i => i % 10 == 0 ? double.NaN : 2.0 * i)])]);

        TrainingOutcome outcome = Trainer.Train(new() { Target = "y", Task = TaskKind.Regression, Algorithm = "linear_regression" }, table);

        outcome.SkippedRows.ShouldBe(5);
        outcome.Evaluation.Holdout["r2"].ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void A_target_that_is_no_number_is_refused_by_its_value()
    {
        var table = new Table([new RealColumn("x", [1, 2, 3]), new TextColumn("y", ["1", "many", "3"])]);

        Should.Throw<TrainingRefusedException>(() => Trainer.Train(new() { Target = "y", Task = TaskKind.Regression, Algorithm = "linear_regression" }, table)).Message.ShouldContain("'y'");
    }

    private static TrainingSpec Telco { get; } = new()
    {
        Target = "Churn",
        Task = TaskKind.BinaryClassification,
        Classes = ["No", "Yes"],
        Algorithm = "gradient_boosting",
    };

    private static Table Read(string example) => TableReader.Read(Checkout.File(Path.Combine("examples", example)));
}
