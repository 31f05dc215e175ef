using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Learning.Tests.Features;

public sealed class FeaturePlannerTests
{
    private static readonly Table Customers = new(
    [
        new TextColumn("id", [.. Enumerable.Range(0, 24).Select(i => $"C-{i}")]),
        new IntegerColumn("tenure", [.. Enumerable.Range(0, 24).Select(i => (long)i)]),
        new RealColumn("charge", [.. Enumerable.Range(0, 24).Select(i => i == 3 ? double.NaN : i % 2 == 0 ? 10.0 : 20.0)]),
        new CategoryColumn("contract", [.. Enumerable.Range(0, 24).Select(i => i == 5 ? -1 : i % 3)], ["month", "year", "two years"]),
        new BooleanColumn("paperless", [.. Enumerable.Range(0, 24).Select(i => (sbyte)(i % 2))]),
        new TextColumn("country", [.. Enumerable.Repeat("NL", 24)]),
        new CategoryColumn("churn", [.. Enumerable.Range(0, 24).Select(i => i % 2)], ["No", "Yes"]),
    ]);

    [Fact]
    public void Trees_get_numbers_as_they_are_and_an_indicator_for_each_category()
    {
        FeaturePlan plan = FeaturePlanner.Fit(Customers, "churn", FeaturePlannerOptions.ForTrees);

        plan.FeatureNames.ShouldBe(["tenure", "charge", "contract=month", "contract=two years", "contract=year", "contract=(missing)", "paperless"]);
        float[] features = new float[plan.Width];
        plan.Encode([7, double.NaN, plan.Inputs.Columns[2].Levels.ToList().IndexOf("year"), 1], features);
        features.ShouldBe([7, float.NaN, 0, 0, 1, 0, 1]);
        plan.Encode([7, 1e300, Cell.Missing, Cell.Missing], features);
        features.ShouldBe([7, float.MaxValue, 0, 0, 0, 1, float.NaN]);
        plan.Encode([7, 0, Cell.Unseen, 0], features);
        features.ShouldBe([7, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void Linear_models_get_standardised_numbers_and_indicators_against_the_most_frequent_category()
    {
        FeaturePlan plan = FeaturePlanner.Fit(Customers, "churn", FeaturePlannerOptions.ForLinear);

        plan.FeatureNames.ShouldBe(["tenure", "charge", "contract=two years", "contract=year", "contract=(missing)", "paperless"]);
        float[] features = new float[plan.Width];
        plan.Encode([11.5, double.NaN, 0, 0.5], features);
        features.ShouldBe([0, 0, 0, 0, 0, 0]);
        plan.Encode([double.PositiveInfinity, 20, 1, 1], features);
        float.IsFinite(features[0]).ShouldBeTrue();
        features[2].ShouldBe(1);
        features[5].ShouldBe(1);
    }

    [Fact]
    public void What_is_no_feature_is_named_with_the_reason() =>
        FeaturePlanner.Fit(Customers, "churn", FeaturePlannerOptions.ForTrees).Dropped.ShouldBe(
        [
            new("id", "is different in every row and named like an id"),
            new("country", "is always NL"),
            new("churn", "is the target"),
        ]);

    [Fact]
    public void Rare_categories_share_an_indicator_that_unseen_ones_raise_too()
    {
        int[] codes = [.. Enumerable.Repeat(0, 8), .. Enumerable.Repeat(1, 6), 2, 3];
        var table = new Table([new CategoryColumn("city", codes, ["a", "b", "c", "d"])]);
        FeaturePlan plan = FeaturePlanner.Fit(table, null, FeaturePlannerOptions.ForTrees with { MaxLevels = 2 });

        plan.FeatureNames.ShouldBe(["city=a", "city=b", "city=(other)"]);
        float[] features = new float[plan.Width];
        foreach (double cell in (double[])[2, 3, Cell.Unseen])
        {
            plan.Encode([cell], features);
            features.ShouldBe([0, 0, 1]);
        }
    }

    [Fact]
    public void A_moment_becomes_days_and_the_parts_that_vary()
    {
        long[] days = [.. Enumerable.Range(0, 30).Select(i => 86_400_000_000L * i)];
        FeaturePlan plan = FeaturePlanner.Fit(new([new TimestampColumn("since", days)]), null, FeaturePlannerOptions.ForTrees);

        plan.FeatureNames.ShouldBe(["since.days", "since.day", "since.weekday"]);
        float[] features = new float[plan.Width];
        plan.Encode([86_400_000_000.0 * 3.5], features);
        features.ShouldBe([3.5f, 4, 7]);
    }

    [Fact]
    public void A_table_is_encoded_as_its_rows_are_whatever_order_its_levels_have()
    {
        FeaturePlan plan = FeaturePlanner.Fit(Customers, "churn", FeaturePlannerOptions.ForTrees);
        var other = new Table([new TextColumn("contract", ["year", "decade", " "]), new TextColumn("tenure", ["1", "2.5", "NA"])]);

        float[] features = new float[3 * plan.Width];
        plan.EncodeTable(other, features);

        features[..plan.Width].ShouldBe([1, float.NaN, 0, 0, 1, 0, float.NaN]);
        features[plan.Width..(2 * plan.Width)].ShouldBe([2.5f, float.NaN, 0, 0, 0, 0, float.NaN]);
        features[(2 * plan.Width)..].ShouldBe([float.NaN, float.NaN, 0, 0, 0, 1, float.NaN]);
    }

    [Fact]
    public void A_declaration_of_an_absent_column_says_what_was_meant() =>
        Should.Throw<ArgumentException>(() => FeaturePlanner.Fit(Customers, "churn", FeaturePlannerOptions.ForTrees with { Declarations = [new() { Name = "tenur" }] }))
            .Message.ShouldContain("did you mean 'tenure'?");

    [Fact]
    public void Without_a_column_to_learn_from_every_reason_is_given() =>
        Should.Throw<ArgumentException>(() => FeaturePlanner.Fit(Customers.Without("tenure", "charge", "contract", "paperless"), "churn", FeaturePlannerOptions.ForTrees))
            .Message.ShouldContain("'country' is always NL");
}
