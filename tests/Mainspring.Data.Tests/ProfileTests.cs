using System.Text.Json;
using Mainspring.Data.Hashing;
using Mainspring.Data.Profiles;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Tests;

public sealed class ProfileTests : IDisposable
{
    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Iris_has_the_figures_of_its_textbooks()
    {
        Profile iris = Profile.Of(TableReader.Read(Checkout.SharedData("iris/iris.csv")));
        ColumnProfile sepals = iris.Columns[0];
        (iris.Rows, sepals.Type, sepals.Missing, sepals.Distinct).ShouldBe((150L, "real", 0L, 35L));
        sepals.Mean!.Value.ShouldBe(5.843333, 1e-6);
        sepals.Std!.Value.ShouldBe(0.828066, 1e-6);
        (sepals.Quantiles!.P25, sepals.Quantiles.P50, sepals.Quantiles.P75).ShouldBe((5.1, 5.8, 6.4));
        sepals.Histogram!.Counts.Sum().ShouldBe(150);
        iris.Columns[4].Top.ShouldBe([new("setosa", 50), new("versicolor", 50), new("virginica", 50)]);
        iris.Correlations.First(c => c.Method == Correlation.Pearson).ShouldSatisfyAllConditions(c => (c.A, c.B).ShouldBe(("petal_length_cm", "petal_width_cm")), c => c.R.ShouldBe(0.962865, 1e-6));
        iris.Warnings.ShouldHaveSingleItem().Message.ShouldStartWith("1 rows repeat");
    }

    [Theory]
    [InlineData("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv", "customerID", "id_like", null)]
    [InlineData("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv", "TotalCharges", "blank_as_missing", "11 rows")]
    [InlineData("bengaluru_house/Bengaluru_House_Data.csv", null, "duplicate_rows", "529 rows")]
    [InlineData("bengaluru_house/Bengaluru_House_Data.csv", "society", "many_missing", "41%")]
    [InlineData("bengaluru_house/Bengaluru_House_Data.csv", "location", "surrounding_blanks", "values with blanks")]
    [InlineData("bike_sharing/hour.csv", "instant", "id_like", null)]
    [InlineData("iranian_churn/Customer_Churn.csv", null, "duplicate_rows", "300 rows")]
    public void Known_quirks_are_warned_of(string file, string? column, string code, string? text)
    {
        (Table table, IReadOnlyDictionary<string, long> blanks) = TableReader.ReadWithBlanks(Checkout.SharedData(file));
        ProfileWarning warning = Profile.Of(table, blanks).Warnings.Where(w => w.Column == column && w.Code == code).ShouldHaveSingleItem();
        warning.Message.ShouldContain(text ?? "");
    }

    [Fact]
    public void Missing_values_count_in_nothing_but_missing()
    {
        var table = new Table([new RealColumn("a", [1, double.NaN, 3, double.NaN]), new IntegerColumn("i", [IntegerColumn.Missing, 5, 5, 5]), new RealColumn("none", [double.NaN, double.NaN, double.NaN, double.NaN])]);
        Profile profile = Profile.Of(table);
        profile.Columns.Select(c => (c.Missing, c.Distinct, c.Mean)).ShouldBe([(2L, 2L, 2.0), (1L, 1L, 5.0), (4L, 0L, (double?)null)]);
        profile.Warnings.Select(w => w.Code).ShouldBe(["many_missing", "constant", "all_missing", "duplicate_rows"]);
    }

    [Fact]
    public void An_empty_table_has_a_profile() => Profile.Of(new Table([new RealColumn("a", []), new TextColumn("t", [])])).Columns.Count.ShouldBe(2);

    [Fact]
    public void Whole_numbers_of_a_small_range_have_a_bin_each()
    {
        Histogram histogram = Histogram.Of([0, 0, 1, 3, 3, 3], areWhole: true);
        histogram.Counts.ShouldBe([2L, 1, 0, 3]);
        histogram.Edges.ShouldBe([0.0, 1, 2, 3, 4]);
    }

    [Fact]
    public void Beyond_a_million_texts_the_count_is_an_estimate_within_its_error()
    {
        var column = new TextColumn("t", [.. Enumerable.Range(0, 1_100_000).Select(i => $"k{i}")]);
        ColumnProfile profile = Profile.Of(new([column])).Columns[0];
        profile.DistinctError.ShouldBe(0.008125);
        ((double)profile.Distinct).ShouldBe(1_100_000, 1_100_000 * 3 * 0.008125);
    }

    [Fact]
    public void The_JSON_has_the_promised_keys_and_reads_back()
    {
        string path = _files.Write("a.csv", "n,c,when\n1,x,2026-01-01\n2,y,2026-01-02\n2,x,\n");
        Profile profile = Profile.Of(TableReader.Read(path));
        using JsonDocument json = JsonDocument.Parse(ProfileJson.Write(profile));
        json.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["rows", "columns", "correlations", "warnings", "duplicate_rows", "period", "target", "associations"]);
        json.RootElement.GetProperty("columns")[0].EnumerateObject().Select(p => p.Name)
            .ShouldBe(["name", "type", "missing", "distinct", "distinct_error", "mean", "std", "min", "max", "earliest", "latest", "quantiles", "outliers", "top", "histogram"]);
        json.RootElement.GetProperty("columns")[2].GetProperty("latest").GetString().ShouldBe("2026-01-02T00:00:00Z");
        ProfileJson.Write(ProfileJson.Read(ProfileJson.Write(profile))).ShouldBe(ProfileJson.Write(profile));
    }

    [Fact]
    public void Both_hashes_come_from_one_reading()
    {
        string path = _files.Write("a.txt", "abc");
        FileHashes.Of(path).ShouldBe(new("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "900150983cd24fb0d6963f7d28e17f72", 3));
    }
}
