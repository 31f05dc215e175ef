using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Learning.Tests.Features;

public sealed class EncodingTests
{
    private static readonly Table Rows = new(
    [
        new TextColumn("city", ["a", "a", "a", "a", "b", "b", "b", "c", null, "d"]),
        new RealColumn("x", [1, 2, 3, 4, double.NaN, 6, 7, 8, 9, 100]),
    ]);

    private static readonly LearnedTarget Target = new([10, 10, 10, 10, 0, 0, 0, 5, 1, 100]);

    [Fact]
    public void Target_means_are_drawn_to_the_mean_of_all_and_rare_categories_share_one()
    {
        FeaturePlan plan = Fit(new EncodingChoice { Method = EncodingMethod.TargetMean, Smoothing = 2, RareBelow = 2 });

        plan.FeatureNames.ShouldBe(["city.mean", "x"]);
        const float all = 146 / 10f;
        Encode(plan, "a").ShouldBe((40 + (2 * all)) / 6, 1e-5f);
        Encode(plan, "b").ShouldBe(2 * all / 5, 1e-5f);
        Encode(plan, "c").ShouldBe((105 + (2 * all)) / 4, 1e-5f);
        Encode(plan, "never seen").ShouldBe(Encode(plan, "c"));
        Encode(plan, null).ShouldBe((1 + (2 * all)) / 3, 1e-5f);
    }

    [Fact]
    public void Without_rare_categories_an_unknown_one_has_the_mean_of_all() =>
        Encode(Fit(new EncodingChoice { Method = EncodingMethod.TargetMean }), "never seen").ShouldBe(14.6f, 1e-5f);

    [Fact]
    public void A_row_of_training_does_not_see_its_own_target()
    {
        // Every category is alone: the rows of other folds say nothing of it, so all that a row learns is their mean.
        var random = new Random(1);
        string[] names = [.. Enumerable.Range(0, 200).Select(i => $"n{i}")];
        float[] target = [.. names.Select(_ => (float)random.Next(2))];
        var table = new Table([new CategoryColumn("name", [.. Enumerable.Range(0, 200)], names), new RealColumn("x", [.. target.Select(_ => random.NextDouble())])]);
        PlannedRows planned = FeaturePlanner.FitRows(table, [.. Enumerable.Range(0, table.RowCount)], null, new() { Target = new(target), Encodings = new Dictionary<string, EncodingChoice> { ["name"] = new() { Method = EncodingMethod.TargetMean, Smoothing = 0 } } });

        int place = planned.Plan.FeatureNames.ToList().IndexOf("name.mean");
        float[] learned = [.. Enumerable.Range(0, 200).Select(row => planned.Features.Row(row)[place])];
        learned.Distinct().Count().ShouldBeLessThanOrEqualTo(5);
        Correlation(learned, target).ShouldBeLessThan(0.1);
        Correlation([.. Enumerable.Range(0, 200).Select(row => planned.Plan.EncodeTable(table).Row(row)[place])], target).ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Of_several_classes_each_has_its_share()
    {
        FeaturePlan plan = FeaturePlanner.Fit(Rows, null, new()
        {
            Target = new([0, 0, 1, 2, 0, 0, 0, 1, 2, 2], 3),
            Encodings = new Dictionary<string, EncodingChoice> { ["city"] = new() { Method = EncodingMethod.TargetMean, Smoothing = 0 } },
        });
        plan.FeatureNames.ShouldBe(["city.mean0", "city.mean1", "city.mean2", "x"]);
        Encode(plan, "a").ShouldBe(0.5f);
        Features(plan, "a")[..3].ShouldBe([0.5f, 0.25f, 0.25f]);
    }

    [Fact]
    public void Ordinal_places_follow_frequency_and_unknown_categories_come_behind_all()
    {
        FeaturePlan plan = Fit(new EncodingChoice { Method = EncodingMethod.Ordinal });
        ((string?[])["a", "b", "c", "d", "never seen", null]).Select(city => Encode(plan, city)).ShouldBe([0, 1, 2, 3, 4, float.NaN]);
    }

    [Fact]
    public void Ordinal_places_follow_an_order_that_is_given()
    {
        FeaturePlan plan = Fit(new EncodingChoice { Method = EncodingMethod.Ordinal, Order = ["d", "b", "a"] });
        ((string?[])["d", "b", "a", "c", "never seen", null]).Select(city => Encode(plan, city)).ShouldBe([0, 1, 2, float.NaN, float.NaN, float.NaN]);
    }

    [Fact]
    public void Hashed_text_raises_one_indicator_whatever_it_says()
    {
        FeaturePlan plan = Fit(new EncodingChoice { Method = EncodingMethod.Hashing, Buckets = 4 });
        plan.FeatureNames.ShouldBe(["city#0", "city#1", "city#2", "city#3", "x"]);
        Features(plan, "a")[..4].ShouldBe([0, 0, 1, 0]);
        Features(plan, "never seen")[..4].Sum().ShouldBe(1);
        Features(plan, null)[..4].Sum().ShouldBe(0);
    }

    [Fact]
    public void Rare_categories_share_an_indicator()
    {
        FeaturePlan plan = FeaturePlanner.Fit(Rows, null, new() { RareBelow = 3 });
        plan.FeatureNames.ShouldBe(["city=a", "city=b", "city=(other)", "city=(missing)", "x"]);
    }

    [Theory]
    [InlineData(ImputationMethod.Mean, null, 140 / 9.0)]
    [InlineData(ImputationMethod.Median, null, 6)]
    [InlineData(ImputationMethod.Mode, null, 1)]
    [InlineData(ImputationMethod.Value, "-7", -7)]
    [InlineData(ImputationMethod.None, null, double.NaN)]
    public void Missing_numbers_are_what_was_asked_for(ImputationMethod method, string? value, double expected)
    {
        FeaturePlan plan = FeaturePlanner.Fit(Rows, null, new() { Imputations = new Dictionary<string, ImputationChoice> { ["x"] = new(method, value) } });
        float[] features = new float[plan.Width];
        plan.Encode([0, double.NaN], features);
        features[^1].ShouldBe((float)expected);
    }

    [Fact]
    public void Missing_categories_may_count_as_the_most_frequent()
    {
        FeaturePlan plan = FeaturePlanner.Fit(Rows, null, new() { Imputations = new Dictionary<string, ImputationChoice> { ["city"] = new(ImputationMethod.Mode) } });
        plan.FeatureNames.ShouldBe(["city=a", "city=b", "city=c", "city=d", "x"]);
        Features(plan, null)[..4].ShouldBe([1, 0, 0, 0]);
    }

    [Theory]
    [InlineData("city", ImputationMethod.Value, "z", "none of its values in training")]
    [InlineData("x", ImputationMethod.Value, "many", "it holds reals")]
    [InlineData("city", ImputationMethod.Median, null, "holds texts, which have no median")]
    public void What_cannot_be_imputed_is_refused(string column, ImputationMethod method, string? value, string message) =>
        Should.Throw<ArgumentException>(() => FeaturePlanner.Fit(Rows, null, new() { Imputations = new Dictionary<string, ImputationChoice> { [column] = new(method, value) } })).Message.ShouldContain(message);

    [Fact]
    public void Robust_scaling_is_not_moved_by_an_outlier()
    {
        FeaturePlan plan = FeaturePlanner.Fit(Rows, null, new() { Style = FeatureStyle.Linear, Scaling = Scaling.Robust });
        float[] features = new float[plan.Width];
        plan.Encode([0, 6], features);
        features[^1].ShouldBe(0);
        plan.Encode([0, 11], features);
        features[^1].ShouldBe(1);
    }

    [Fact]
    public void Many_categories_are_encoded_by_the_target_unasked()
    {
        string[] levels = [.. Enumerable.Range(0, 100).Select(i => $"city {(char)('a' + (i % 26))}{(char)('a' + (i / 26))}")];
        var table = new Table([new CategoryColumn("city", [.. Enumerable.Range(0, 300).Select(i => i % 100)], levels)]);
        FeaturePlanner.Fit(table, null, new() { Target = new(new float[300]) }).FeatureNames.ShouldBe(["city.mean"]);
        FeaturePlanner.Fit(table, null, new()).Width.ShouldBe(65);
    }

    [Fact]
    public void Numbers_in_texts_are_found_unasked_and_the_reason_is_told()
    {
        FeaturePlan sizes = FeaturePlanner.Fit(new([new CategoryColumn("size", [.. Enumerable.Range(0, 60).Select(i => i % 6)], ["1 RK", "2 BHK", "3 BHK", "4 Bedroom", "5 BHK", "6 BHK"])]), null, new());
        sizes.Uses.Select(use => (use.Name, use.Expression?.Text)).ShouldBe([("size", null), ("size_number", "first_number(size)")]);
        sizes.Uses[1].Text.ShouldBe("number; derived unasked, for the texts of 'size', such as '1 RK', hold a number");
        FeaturePlanner.Fit(new([new CategoryColumn("size", [.. Enumerable.Range(0, 60).Select(i => i % 6)], ["1 RK", "2 BHK", "3 BHK", "4 Bedroom", "5 BHK", "6 BHK"])]), null, new() { DerivesUnasked = false }).Inputs.Derived.ShouldBeEmpty();
    }

    [Fact]
    public void A_column_that_is_all_numbers_and_ranges_is_read_as_a_number()
    {
        var table = new Table([new TextColumn("area", [.. Enumerable.Range(0, 200).Select(i => i % 10 == 0 ? $"{i} - {i + 10}" : $"{i}")])]);
        FeaturePlan plan = FeaturePlanner.Fit(table, null, new());
        plan.FeatureNames.ShouldBe(["area_number"]);
        plan.Inputs.Columns.ShouldHaveSingleItem().Type.ShouldBe(ColumnType.Text);
        plan.Uses[0].Text.ShouldBe("no feature of its own; area_number is computed from it");
    }

    [Fact]
    public void Derived_columns_come_in_the_order_in_which_they_can_be_computed()
    {
        FeaturePlan plan = FeaturePlanner.Fit(Rows, null, new() { Derived = [new("b", Expression.Parse("a + 1")), new("a", Expression.Parse("x * 2"))], Excluded = ["x", "a"] });
        plan.Inputs.Derived.Select(derived => derived.Column.Name).ShouldBe(["a", "b"]);
        plan.FeatureNames.Last().ShouldBe("b");
        plan.Dropped.ShouldBeEmpty();
    }

    [Fact]
    public void A_circle_a_taken_name_and_the_target_are_refused()
    {
        ExpressionColumn[] columns = [new("x", ExpressionType.Number), new("y", ExpressionType.Number)];
        DerivedOrder.Check(columns, [new("a", Expression.Parse("b")), new("b", Expression.Parse("a"))], null).Faults.Select(fault => fault.Fault.Message).ShouldBe(["'a' is computed from itself by way of b", "'b' is computed from itself by way of a"]);
        DerivedOrder.Check(columns, [new("x", Expression.Parse("1"))], null).Faults.Single().Fault.Message.ShouldBe("there is a column 'x' already");
        DerivedOrder.Check(columns, [new("z", Expression.Parse("x + y"))], "y").Faults.Single().Fault.Message.ShouldStartWith("'z' would read the target 'y'");
        DerivedOrder.Check(columns, [new("z", Expression.Parse("quantile_bucket(x, 1)"))], null).Faults.Single().Fault.Message.ShouldBe("a whole number from 2 to 1000 is needed here");
    }

    [Fact]
    public void A_filter_leaves_out_rows_where_it_is_false_and_keeps_those_where_it_is_missing()
    {
        bool[] passes = RowFilter.Passes(Rows, [Expression.Parse("double < 14"), Expression.Parse("city != \"c\"")], new() { Derived = [new("double", Expression.Parse("2 * x"))] });
        passes.ShouldBe([true, true, true, true, true, true, false, false, false, false]);
        RowFilter.Passes(Rows, [Expression.Parse("city != \"d\"")], new()).ShouldBe([true, true, true, true, true, true, true, true, true, false]);
    }

    private static FeaturePlan Fit(EncodingChoice choice) => FeaturePlanner.Fit(Rows, null, new() { Target = Target, Encodings = new Dictionary<string, EncodingChoice> { ["city"] = choice } });

    private static float Encode(FeaturePlan plan, string? city) => Features(plan, city)[0];

    private static float[] Features(FeaturePlan plan, string? city)
    {
        float[] features = new float[plan.Width];
        plan.EncodeTable(new Table([new TextColumn("city", [city])]), features);
        return features;
    }

    private static double Correlation(float[] x, float[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }
}
