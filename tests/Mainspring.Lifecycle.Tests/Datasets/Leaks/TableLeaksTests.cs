using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets.Leaks;
using Mainspring.Lifecycle.Datasets.Leaks.Copies;

namespace Mainspring.Lifecycle.Tests.Datasets.Leaks;

public sealed class TableLeaksTests
{
    [Fact]
    public void Shifted_copies_are_counted_by_the_pattern_of_their_order()
    {
        ProfileWarning warning = TableLeaks.Of(SharedData.Read("iranian_churn/Customer_Churn.csv"), "Churn").ShouldHaveSingleItem();
        warning.Code.ShouldBe("near_copies");
        warning.Message.ShouldContain("copies of 50 originals");
        warning.Message.ShouldContain("group_near_copies: true");
    }

    [Fact]
    public void Shifted_copies_are_found_in_any_order()
    {
        Table table = SharedData.Read("iranian_churn/Customer_Churn.csv");
        int[] order = [.. Enumerable.Range(0, table.RowCount)];
        new Random(3).Shuffle(order);
        NearCopies.Find(table.Take(order), ["Churn"])!.IsExact.ShouldBeFalse();
    }

    [Fact]
    public void Copies_with_a_little_noise_are_found()
    {
        var random = new Random(11);
        double[][] originals = [.. Enumerable.Range(0, 100).Select(_ => Enumerable.Range(0, 5).Select(_ => random.NextDouble()).ToArray())];
        int[] order = [.. Enumerable.Range(0, 400)];
        random.Shuffle(order);
        var table = new Table([.. Enumerable.Range(0, 5).Select(column => new RealColumn($"x{column}", [.. order.Select(i => originals[i % 100][column] + (random.NextDouble() * 0.002))]))]);

        NearCopies.Find(table, [])!.Count.ShouldBe(100);
    }

    [Theory]
    [InlineData("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv", "Churn")]
    [InlineData("iris/iris.csv", "species")]
    [InlineData("home_prices/ames.csv", "Sale_Price")]
    [InlineData("home_prices/sacramento.csv", "price")]
    [InlineData("call_records/mlc_churn.csv", "churn")]
    [InlineData("penguins/penguins.csv", "species")]
    [InlineData("bike_sharing/hour.csv", "cnt")]
    [InlineData("bike_sharing/day.csv", "cnt")]
    [InlineData("bengaluru_house/Bengaluru_House_Data.csv", "price")]
    public void Honest_tables_give_no_alarm(string file, string target) => TableLeaks.Of(SharedData.Read(file), target).ShouldBeEmpty();

    [Fact]
    public void A_column_that_alone_tells_the_target_is_named()
    {
        var random = new Random(1);
        double[] value = [.. Enumerable.Range(0, 1000).Select(_ => random.NextDouble())];
        int[] churned = [.. value.Select(v => v > 0.7 ? 1 : 0)];
        var target = new CategoryColumn("churn", churned, ["no", "yes"]);
        var reason = new TextColumn("reason", Array.ConvertAll<int, string?>(churned, c => c == 1 ? $"told us {random.Next(9)}" : null));
        var honest = new RealColumn("honest", [.. value.Select(v => v + random.NextDouble())]);

        IReadOnlyList<ProfileWarning> warnings = TableLeaks.Of(new([new RealColumn("score", value), reason, honest, target]), "churn");

        warnings.Select(warning => (warning.Column, warning.Code)).ShouldBe([("score", "target_giveaway"), ("reason", "target_giveaway")], ignoreOrder: true);
    }

    [Fact]
    public void A_number_that_follows_from_another_is_named_whatever_the_curve()
    {
        var random = new Random(2);
        double[] price = [.. Enumerable.Range(0, 2000).Select(_ => Math.Exp(10 + random.NextDouble()))];
        var table = new Table([new RealColumn("log_price", [.. price.Select(p => Math.Log(p))]), new RealColumn("area", [.. price.Select(p => p * (0.5 + random.NextDouble()))]), new RealColumn("price", price)]);

        TableLeaks.Of(table, "price").ShouldHaveSingleItem().Column.ShouldBe("log_price");
    }

    [Fact]
    public void A_key_that_comes_again_names_its_split()
    {
        var random = new Random(4);
        var table = new Table([new TextColumn("patientId", [.. Enumerable.Range(0, 300).Select(i => $"p{i % 60}")]), new RealColumn("x", [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble())])]);

        ProfileWarning warning = TableLeaks.Of(table).ShouldHaveSingleItem();

        (warning.Column, warning.Code).ShouldBe(("patientId", "repeating_key"));
        warning.Message.ShouldContain("split: {group: patientId}");
    }
}
