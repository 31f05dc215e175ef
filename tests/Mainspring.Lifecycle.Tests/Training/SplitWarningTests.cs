using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Lifecycle.Tests.Datasets;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Lifecycle.Tests.Training;

public sealed class SplitWarningTests
{
    private static readonly TrainingSpec Churn = new() { Target = "Churn", Task = TaskKind.BinaryClassification, Classes = ["0", "1"], Algorithm = "gradient_boosting" };

    [Fact]
    public void Shifted_copies_are_warned_of_and_kept_together_on_demand()
    {
        Table table = SharedData.Read("iranian_churn/Customer_Churn.csv");

        Lifecycle.Training.Evaluation random = Trainer.Train(Churn, table).Evaluation;
        random.Warnings!.Select(warning => warning.Code).ShouldBe(["duplicates_across_split", "near_copies"]);
        random.Holdout["roc_auc"].ShouldBeGreaterThan(0.97);

        Lifecycle.Training.Evaluation honest = Trainer.Train(Churn with { GroupNearCopies = true, Folds = new(5) }, table).Evaluation;
        (honest.Warnings ?? []).ShouldNotContain(warning => warning.Code == "near_copies");
        honest.CrossValidation!.Way.ShouldBe("near_copies");
        honest.CrossValidation.Metrics["roc_auc"].Mean.ShouldBeLessThan(0.9);
    }

    [Theory]
    [InlineData("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv", "Churn", "No,Yes")]
    [InlineData("iris/iris.csv", "species", "setosa,versicolor,virginica")]
    [InlineData("home_prices/ames.csv", "Sale_Price", "")]
    [InlineData("call_records/mlc_churn.csv", "churn", "no,yes")]
    [InlineData("penguins/penguins.csv", "species", "Adelie,Chinstrap,Gentoo")]
    public void Honest_splits_give_no_warning(string file, string target, string classes)
    {
        string[] labels = classes.Split(',', StringSplitOptions.RemoveEmptyEntries);
        Warnings(SharedData.Read(file), target, labels).ShouldBeEmpty();
    }

    [Fact]
    public void A_timestamped_table_split_by_chance_names_its_column_and_the_way_out()
    {
        Table hours = SharedData.Read("bike_sharing/hour.csv");

        ProfileWarning warning = Warnings(hours, "cnt", []).ShouldHaveSingleItem();

        (warning.Code, warning.Column).ShouldBe(("random_time_split", "dteday"));
        warning.Message.ShouldContain("split: {time: dteday}");
        (Trainer.Train(Spec("cnt", []) with { Time = "dteday" }, hours).Evaluation.Warnings ?? []).ShouldBeEmpty();
    }

    [Fact]
    public void One_repeated_row_across_the_split_is_named()
    {
        Table telco = SharedData.Read("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv");
        int[] rows = [.. Enumerable.Range(0, telco.RowCount), 10, 11, 12, 13, 14, 15];

        ProfileWarning warning = Warnings(telco.Take(rows), "Churn", ["No", "Yes"]).Single(found => found.Code == "duplicates_across_split");

        warning.Message.ShouldContain("held-out rows also");
    }

    [Fact]
    public void A_customer_on_both_sides_is_named()
    {
        var random = new Random(9);
        var table = new Table(
        [
            new TextColumn("customer_id", [.. Enumerable.Range(0, 400).Select(i => $"c{i % 80}")]),
            new RealColumn("x", [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())]),
            new RealColumn("y", [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())]),
        ]);

        ProfileWarning warning = Warnings(table, "y", []).ShouldHaveSingleItem();

        (warning.Code, warning.Column).ShouldBe(("group_across_split", "customer_id"));
        (Trainer.Train(Spec("y", []) with { Group = "customer_id", Excluded = ["customer_id"] }, table).Evaluation.Warnings ?? []).ShouldBeEmpty();
    }

    private static IReadOnlyList<ProfileWarning> Warnings(Table table, string target, string[] classes) => Trainer.Train(Spec(target, classes), table).Evaluation.Warnings ?? [];

    private static TrainingSpec Spec(string target, string[] classes) => new()
    {
        Target = target,
        Task = classes.Length switch { 0 => TaskKind.Regression, 2 => TaskKind.BinaryClassification, _ => TaskKind.MulticlassClassification },
        Classes = classes,
        Algorithm = "decision_tree",
    };
}
