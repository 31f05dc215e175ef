using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Tests.Tracking;

public sealed class TrackingRulesTests
{
    [Fact]
    public void Every_fault_is_found_at_once_with_its_place()
    {
        var log = new RunLog
        {
            Metrics = [new("auc", 1, 0, default), new("", 1, 0, default), new("a\nb", 1, 0, default)],
            Params = new Dictionary<string, string> { ["a/b"] = new string('x', 6001), ["fine"] = "" },
            Tags = new Dictionary<string, string> { ["nul"] = "a\0b", ["lines"] = "a\nb" },
        };

        TrackingRules.Check(log).Select(fault => fault.Pointer).ShouldBe(["/metrics/1/key", "/metrics/2/key", "/params/a~1b", "/tags/nul"]);
    }

    [Theory]
    [InlineData("churn", true)]
    [InlineData("team/churn 2026", true)]
    [InlineData("\u65e5\u672c", true)]
    [InlineData("", false)]
    [InlineData(" churn", false)]
    [InlineData("a\u202eb", false)]
    [InlineData("cafe\u0301", false)]
    [InlineData("a\0", false)]
    public void An_experiment_has_a_name_that_reads_one_way(string name, bool accepted) =>
        (TrackingRules.Check(new NewRun { Experiment = name }).Count == 0).ShouldBe(accepted);

    [Fact]
    public void A_flood_is_refused_as_a_whole() =>
        TrackingRules.Check(new RunLog { Metrics = [.. Enumerable.Repeat(new MetricPoint("", 1, 0, default), 10_001)] }).ShouldHaveSingleItem().Pointer.ShouldBe("/metrics");
}
