using Mainspring.Data.Profiles;
using Mainspring.Data.Profiles.Targets;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Tests;

/// <summary>Golden numbers are worked examples of textbooks: of Spearman's ρ and of the correlation ratio, those of their Wikipedia articles.</summary>
public sealed class AssociationTests
{
    [Fact]
    public void Ranks_and_categories_have_the_figures_of_their_textbooks()
    {
        var iq = new IntegerColumn("iq", [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]);
        var hours = new IntegerColumn("hours", [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]);
        Profile.Of(new([iq, hours])).Correlations[0].Spearman!.Value.ShouldBe(-0.1757575, 1e-6);

        string[] subjects = ["algebra", "geometry", "statistics"];
        var subject = new CategoryColumn("subject", [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2], subjects);
        var score = new RealColumn("score", [45, 70, 29, 15, 21, 40, 20, 30, 42, 65, 95, 80, 70, 85, 73]);
        Correlation ratio = Profile.Of(new([subject, score])).Correlations[0];
        (ratio.Method, ratio.R).ShouldSatisfyAllConditions(r => r.Method.ShouldBe("correlation_ratio"), r => r.R.ShouldBe(0.8386, 1e-4));

        int[] first = [.. Enumerable.Repeat(0, 30).Concat(Enumerable.Repeat(1, 30))];
        int[] second = [.. Enumerable.Range(0, 60).Select(i => i < 10 || (i >= 30 && i < 50) ? 0 : 1)];
        Correlation v = Profile.Of(new([new CategoryColumn("a", first, ["x", "y"]), new CategoryColumn("b", second, ["x", "y"])])).Correlations[0];
        (v.Method, v.R).ShouldSatisfyAllConditions(r => r.Method.ShouldBe("cramers_v"), r => r.R.ShouldBe(1.0 / 3, 1e-9));
    }

    [Fact]
    public void The_matrix_holds_Pearson_below_and_Spearman_above_its_diagonal()
    {
        Profile profile = Profile.Of(new([new RealColumn("x", [1, 2, 3, 4, 5]), new RealColumn("y", [1, 4, 9, 16, 100])]));
        profile.Associations!.Values[0][1].ShouldBe(1);
        profile.Associations.Values[1][0]!.Value.ShouldBeInRange(0.7, 0.9);
    }

    [Fact]
    public void Columns_are_held_against_the_target_by_parts_of_their_range()
    {
        TargetProfile target = Profile.Of(Mainspring.Data.Reading.TableReader.Read(Checkout.SharedData("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv")), target: "Churn").Target!;
        (target.Kind, target.Positive).ShouldBe(("binary", "Yes"));
        TargetRelation contract = target.Relations.Single(relation => relation.Column == "Contract");
        contract.Groups[0].Label.ShouldBe("Month-to-month");
        contract.Groups[0].Mean.ShouldBe(0.427, 0.001);
        target.Relations.Single(relation => relation.Column == "tenure").Groups.Sum(group => group.Rows).ShouldBe(7043);
    }

    [Fact]
    public void Outliers_lie_beyond_the_fences_and_near_constants_are_named()
    {
        double[] values = [.. Enumerable.Range(0, 99).Select(i => (double)(i % 10)), 1000];
        string?[] flags = [.. Enumerable.Repeat("a", 98), "b", "c"];
        Profile profile = Profile.Of(new([new RealColumn("n", values), new CategoryColumn("f", [.. flags.Select(flag => flag == "a" ? 0 : flag == "b" ? 1 : 2)], ["a", "b", "c"])]));
        profile.Columns[0].Outliers.ShouldBe(1);
        profile.Warnings.Single(warning => warning.Code == "near_constant").Column.ShouldBe("f");
    }
}
