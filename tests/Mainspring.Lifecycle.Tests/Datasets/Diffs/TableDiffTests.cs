using System.Text;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets.Diffs;

namespace Mainspring.Lifecycle.Tests.Datasets.Diffs;

public sealed class TableDiffTests
{
    [Fact]
    public void Thirds_of_shifted_copies_differ_in_their_inputs_and_hardly_in_their_labels()
    {
        var diff = TableDiffer.Of("0", SharedData.Read("iranian_churn/customer_churn_0.csv"), "2", SharedData.Read("iranian_churn/customer_churn_2.csv"));
        diff.Columns.Single(column => column.Name == "Call  Failure").Shifted.ShouldBeTrue();
        diff.Columns.Single(column => column.Name == "Churn").Shifted.ShouldBeFalse();
        diff.Schema.ShouldBeEmpty();
    }

    [Fact]
    public void Halves_of_one_table_hardly_ever_shift()
    {
        Table telco = SharedData.Read("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv");
        int[] order = [.. Enumerable.Range(0, telco.RowCount)];
        new Random(8).Shuffle(order);
        var diff = TableDiffer.Of("a", telco.Take(order.AsSpan(0, 3500)), "b", telco.Take(order.AsSpan(3500)));
        diff.Shifted.ShouldBe(0);
        diff.Rows.Common.ShouldBe(0);
    }

    [Fact]
    public void Schema_rows_missing_and_new_values_are_told()
    {
        var a = new Table([new IntegerColumn("id", [.. Enumerable.Range(0, 200).Select(i => (long)i)]), new CategoryColumn("c", new int[200], ["x"]), new RealColumn("gone", new double[200])]);
        var b = new Table(
        [
            new IntegerColumn("id", [.. Enumerable.Range(100, 200).Select(i => (long)i)]),
            new CategoryColumn("c", [.. Enumerable.Range(0, 200).Select(i => i < 100 ? 0 : i < 150 ? 1 : -1)], ["x", "y"]),
            new TextColumn("came", new string?[200]),
        ]);

        var diff = TableDiffer.Of("a", a, "b", b);

        diff.Schema.Select(change => (change.Column, change.Change)).ShouldBe([("came", "added"), ("gone", "removed")]);
        diff.Rows.ShouldBe(new(100, 100, 100));
        ColumnDiff category = diff.Columns.Single(column => column.Name == "c");
        (category.Shifted, category.MissingShifted).ShouldBe((true, true));
        category.NewValues.ShouldBe(["y"]);
        DiffText.Sentences(diff).ShouldContain("c has new values: y.");
    }

    [Fact]
    public void The_page_is_one_small_file_without_script()
    {
        Table ames = SharedData.Read("home_prices/ames.csv");
        string page = Encoding.UTF8.GetString(DiffPage.Write(TableDiffer.Of("<a>", ames, "b", ames)));
        page.Length.ShouldBeLessThan(300_000);
        page.ShouldNotContain("<script");
        page.ShouldContain("&lt;a&gt;");
    }
}
