using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Tests.Filters;

public sealed class FilterGrammarTests
{
    private static readonly FilterGrammar Runs = TrackingGrammars.Runs;

    [Theory]
    [InlineData("metrics.acc > 0.9", "metrics.acc > 0.9")]
    [InlineData("metric.\"a b\"<=-1.5e-3", "metrics.`a b` <= -0.0015")]
    [InlineData("metrics.`val/loss` != 1E3", "metrics.val/loss != 1000")]
    [InlineData("params.lr = '0.1'", "params.lr = '0.1'")]
    [InlineData("parameter.lr != \"0.1\"", "params.lr != '0.1'")]
    [InlineData("parameters.a.b LIKE '%x_'", "params.a.b LIKE '%x_'")]
    [InlineData("tags.mlflow.parentRunId = 'abc'", "tags.mlflow.parentRunId = 'abc'")]
    [InlineData("tag.`a``b` ilike 'it''s'", "tags.`a``b` ILIKE 'it''s'")]
    [InlineData("tags.team IS NULL and params.depth is not null", "tags.team IS NULL AND params.depth IS NOT NULL")]
    [InlineData("status = 'FINISHED'", "attributes.status = 'FINISHED'")]
    [InlineData("attr.Created >= 1700000000123", "attributes.start_time >= 1700000000123")]
    [InlineData("run.`run name` = 'x'", "attributes.run_name = 'x'")]
    [InlineData("attributes.run_id IN ('a','b' , \"c\")", "attributes.run_id IN ('a', 'b', 'c')")]
    [InlineData("run_id not  in ('a')", "attributes.run_id NOT IN ('a')")]
    [InlineData("dataset.name = 'd' AND datasets.digest LIKE 'x'", "datasets.name = 'd' AND datasets.digest LIKE 'x'")]
    [InlineData("params.path = 'C:\\'", "params.path = 'C:\\'")]
    [InlineData("params.note = ''", "params.note = ''")]
    [InlineData("tags.and = 'OR AND' AND tags.or = '1'", "tags.and = 'OR AND' AND tags.or = '1'")]
    [InlineData("", "")]
    [InlineData(" \n\t ", "")]
    public void A_filter_is_read_into_the_names_of_the_table(string text, string expected)
    {
        Filter filter = Runs.Parse(text);

        filter.ToString().ShouldBe(expected);
        Runs.Parse(filter.ToString()).ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("metrics.acc", 11)]
    [InlineData("metrics.acc >", 13)]
    [InlineData("metrics.acc > '0.9'", 14)]
    [InlineData("metrics.acc > NaN", 14)]
    [InlineData("metrics.acc > 1e999", 14)]
    [InlineData("metrics.acc LIKE 'x'", 12)]
    [InlineData("metrics.acc IS NULL", 12)]
    [InlineData("metrics. > 1", 9)]
    [InlineData("params.lr = 0.1", 12)]
    [InlineData("params.lr > '0.1'", 10)]
    [InlineData("params.lr IN ('0.1')", 10)]
    [InlineData("params.lr <> '0.1'", 10)]
    [InlineData("params.lr = 'x", 12)]
    [InlineData("status IN ()", 11)]
    [InlineData("status IN ('a'", 14)]
    [InlineData("status IN 'a'", 10)]
    [InlineData("status NOT 'a'", 7)]
    [InlineData("start_time > '5'", 13)]
    [InlineData("colour = 'red'", 0)]
    [InlineData("things.colour = 'red'", 0)]
    [InlineData("datasets.size = 'red'", 0)]
    [InlineData("AND", 0)]
    [InlineData("status = 'a' AND", 16)]
    [InlineData("status = 'a' status = 'b'", 13)]
    [InlineData("(status = 'a')", 0)]
    [InlineData("status = 'a'; DROP TABLE run", 12)]
    [InlineData("' OR 1=1 --", 0)]
    public void A_filter_that_cannot_be_read_says_where(string text, int position) =>
        Should.Throw<FilterException>(() => Runs.Parse(text)).Position.ShouldBe(position, text);

    [Fact]
    public void OR_is_explained() =>
        Should.Throw<FilterException>(() => Runs.Parse("status = 'a' OR status = 'b'")).Message.ShouldBe(
            "OR is not supported; terms are joined by AND, and alternatives of one field are written as IN ('a', 'b'). (at character 14)");

    [Fact]
    public void A_field_says_what_it_takes() =>
        Should.Throw<FilterException>(() => Runs.Parse("params.lr >= '1'")).Message.ShouldBe(
            "params.lr does not take the comparator >=; it takes =, !=, LIKE, ILIKE, IS NULL, IS NOT NULL. (at character 11)");

    [Fact]
    public void A_flood_of_terms_or_characters_is_refused()
    {
        string hundred = string.Join(" AND ", Enumerable.Repeat("metrics.a > 1", 100));

        Runs.Parse(hundred).Terms.Length.ShouldBe(100);
        Should.Throw<FilterException>(() => Runs.Parse(hundred + " AND metrics.a > 1"));
        Should.Throw<FilterException>(() => Runs.Parse("params.a = '" + new string('x', 65_536) + "'"));
    }

    [Theory]
    [InlineData("metrics.acc DESC", "metrics.acc DESC")]
    [InlineData("metrics.`a b` asc", "metrics.`a b` ASC")]
    [InlineData("start_time", "attributes.start_time ASC")]
    [InlineData("attributes.end_time desc", "attributes.end_time DESC")]
    [InlineData("tag.\"x\"", "tags.x ASC")]
    public void An_order_is_read(string clause, string expected) => Runs.ParseOrder([clause]).ShouldHaveSingleItem().ToString().ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("metrics.acc DOWN")]
    [InlineData("metrics.acc DESC, metrics.b")]
    [InlineData("datasets.name")]
    [InlineData("colour")]
    [InlineData("(SELECT 1)")]
    public void An_order_that_cannot_be_read_is_refused(string clause) => Should.Throw<FilterException>(() => Runs.ParseOrder([clause]));

    [Fact]
    public void At_most_ten_orders_are_read()
    {
        Runs.ParseOrder([.. Enumerable.Repeat("start_time", 10)]).Count.ShouldBe(10);
        Should.Throw<FilterException>(() => Runs.ParseOrder([.. Enumerable.Repeat("start_time", 11)]));
        Runs.ParseOrder(null).ShouldBeEmpty();
    }

    [Fact]
    public void A_field_may_be_for_ordering_only()
    {
        TrackingGrammars.Experiments.ParseOrder(["experiment_id DESC"]).ShouldHaveSingleItem().Subject.Key.ShouldBe("experiment_id");
        Should.Throw<FilterException>(() => TrackingGrammars.Experiments.Parse("experiment_id = 1"));
    }
}
