using System.Text;
using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets.Profiles;

namespace Mainspring.Lifecycle.Tests.Datasets;

public sealed class ProfilePageTests
{
    [Theory]
    [InlineData("home_prices/ames.csv", "Sale_Price")]
    [InlineData("call_records/mlc_churn.csv", "churn")]
    public void A_page_stays_below_300_kilobytes_and_has_no_script(string file, string target)
    {
        byte[] page = ProfilePage.Write(TableProfiler.Of(SharedData.Read(file), target: target), file);
        page.Length.ShouldBeLessThan(300_000);
        Encoding.UTF8.GetString(page).ShouldNotContain("<script");
    }

    [Fact]
    public void A_thousand_columns_still_fit_a_page()
    {
        var random = new Random(1);
        var table = new Table([.. Enumerable.Range(0, 1000).Select(i => new RealColumn($"a_column_with_a_rather_long_name_{i}", [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())]))]);
        ProfilePage.Write(TableProfiler.Of(table), "wide.csv").Length.ShouldBeLessThan(300_000);
    }

    [Fact]
    public void A_part_of_time_leaves_the_other_rows_out()
    {
        Table hours = SharedData.Read("bike_sharing/hour.csv");
        Period.TryParse("2011-02-01", isEnd: false, out DateTimeOffset from).ShouldBeTrue();
        Period.TryParse("2011-02-28", isEnd: true, out DateTimeOffset to).ShouldBeTrue();
        Profile profile = TableProfiler.Of(hours, period: new(from, to));
        profile.Rows.ShouldBe(649);
        profile.Period!.RowsOutside.ShouldBe(17379 - 649);
        Should.Throw<ArgumentException>(() => TableProfiler.Of(hours, target: "count")).Message.ShouldContain("no column 'count'");
    }
}
