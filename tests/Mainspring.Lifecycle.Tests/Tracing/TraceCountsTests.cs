using Mainspring.Lifecycle.Tracing.Search;

namespace Mainspring.Lifecycle.Tests.Tracing;

public sealed class TraceCountsTests
{
    // By hand: ln(15 * 100 / (20 * 30)) / -ln(15 / 100), and with one half in each cell ln(15.5 * 102 / (21 * 31)) / -ln(15.5 / 102).
    [Fact]
    public void Conditions_that_go_together_have_a_positive_association()
    {
        var counts = new TraceCounts(100, 20, 30, 15);
        counts.Association.ShouldBe(0.48299, 1e-5);
        counts.SmoothedAssociation.ShouldBe(0.47093, 1e-5);
    }

    [Fact]
    public void Conditions_that_never_go_together_have_minus_one() => new TraceCounts(10, 5, 5, 0).Association.ShouldBe(-1);

    [Fact]
    public void Conditions_that_always_go_together_have_one() => new TraceCounts(10, 10, 10, 10).Association.ShouldBe(1);

    [Fact]
    public void A_condition_that_never_holds_has_no_association() => new TraceCounts(10, 0, 5, 0).SmoothedAssociation.ShouldBe(double.NaN);
}
