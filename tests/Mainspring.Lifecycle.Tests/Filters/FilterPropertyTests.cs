using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Tests.Filters;

public sealed class FilterPropertyTests
{
    private static readonly string[] Pieces =
    [
        "metrics", "params", "tags", "attributes", "datasets", "status", "start_time", ".", "`", "\"", "'", "''", "a b", "acc", "=", "!=", "<", ">=", "LIKE", "NOT", "IN", "IS", "NULL",
        "AND", "OR", "(", ")", ",", " ", " ", " ", "1", "-2.5e-3", "é", "\ud83e\udda6", "\0", "\\", ";", "--", "%",
    ];

    [Fact]
    public void No_text_fails_in_any_other_way_than_the_one_fault()
    {
        Gen<string> text = Gen.Elements(Pieces).ListOf().Select(string.Concat);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(60), Prop.ForAll(text.ToArbitrary(), written => Read(written)));
    }

    [Fact]
    public void What_a_filter_writes_reads_back_as_itself()
    {
        Gen<string> word = Gen.Elements("a", "B", "'", "\"", "`", " ", ".", "%", "\\", "é", "\n", "AND").NonEmptyListOf().Select(string.Concat);
        Gen<FilterTerm> term = Gen.OneOf(
            from key in word from number in Gen.Choose(-1_000_000, 1_000_000) select new FilterTerm(new("metrics", key), FilterComparison.LessOrEqual, new FilterValue.Number(number / 1024.0), 0),
            from key in word from value in word select new FilterTerm(new("params", key), FilterComparison.NotEqual, new FilterValue.Text(value), 0),
            from key in word select new FilterTerm(new("tags", key), FilterComparison.IsNotNull, new FilterValue.Nothing(), 0),
            from values in word.NonEmptyListOf() select new FilterTerm(new("attributes", "run_id"), FilterComparison.NotIn, new FilterValue.Texts([.. values]), 0));
        Gen<Filter> filter = term.ListOf().Select(terms => new Filter([.. terms.Take(100)]));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(filter.ToArbitrary(), written =>
        {
            ImmutableArray<FilterTerm> read = TrackingGrammars.Runs.Parse(written.ToString()).Terms;
            read.Select(term => term with { Position = 0 }).ShouldBe(written.Terms);
        }));
    }

    private static void Read(string written)
    {
        try
        {
            Filter filter = TrackingGrammars.Runs.Parse(written);
            TrackingGrammars.Runs.Parse(filter.ToString()).ToString().ShouldBe(filter.ToString());
        }
        catch (FilterException fault)
        {
            fault.Position.ShouldBeInRange(0, written.Length);
        }
    }
}
