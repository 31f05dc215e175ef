using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Learning.Tests.Features;

public sealed class ChosenRowsTests
{
    [Theory]
    [InlineData(FeatureStyle.Trees)]
    [InlineData(FeatureStyle.Linear)]
    public void A_plan_from_some_rows_of_a_table_is_the_plan_from_a_table_of_those_rows(FeatureStyle style)
    {
        int[] chosen = [.. Enumerable.Range(0, Houses.Table.RowCount).Where(row => row % 3 != 1).Reverse()];
        FeaturePlannerOptions options = Houses.Options(style) with { Target = new([.. chosen.Select(row => Houses.Price[row])]) };
        Table copy = Houses.Table.Take(chosen);

        PlannedRows seen = FeaturePlanner.FitRows(Houses.Table, chosen, "price", options);
        PlannedRows copied = FeaturePlanner.FitRows(copy, [.. Enumerable.Range(0, chosen.Length)], "price", options);

        Json(seen.Plan).ShouldBe(Json(copied.Plan));
        seen.Features.Values.ShouldBe(copied.Features.Values);
        seen.Plan.Dropped.ShouldBe(copied.Plan.Dropped);
    }

    [Fact]
    public void Rows_that_are_encoded_in_parts_are_the_rows_that_are_encoded_at_once()
    {
        int[] many = [.. Enumerable.Range(0, 20_000).Select(i => (i * 7) % Houses.Table.RowCount)];
        FeaturePlan plan = FeaturePlanner.FitRows(Houses.Table, [.. Enumerable.Range(0, Houses.Table.RowCount)], "price", Houses.Options(FeatureStyle.Trees)).Plan;

        plan.EncodeRows(Houses.Table, many).Values.ShouldBe(plan.EncodeTable(Houses.Table.Take(many)).Values);
        plan.EncodeRows(Houses.Table, []).Rows.ShouldBe(0);
    }

    [Fact]
    public void What_is_the_same_in_all_chosen_rows_is_no_feature_whatever_the_others_hold()
    {
        var table = new Table([new IntegerColumn("x", [.. Enumerable.Range(0, 60).Select(i => (long)i)]), new TextColumn("land", [.. Enumerable.Range(0, 60).Select(i => i < 5 ? "BE" : "NL")])]);

        FeaturePlanner.FitRows(table, [.. Enumerable.Range(5, 55)], null, new()).Plan.Dropped.ShouldBe([new("land", "is always NL")]);
    }

    private static string Json(FeaturePlan plan)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            FeaturePlanJson.Write(writer, plan);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
