using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Tests.Tracking;

public sealed class RunNamesTests
{
    [Fact]
    public void The_name_of_a_run_follows_from_its_identity()
    {
        RunId id = RunId.Parse("0123456789abcdef0123456789abcdef");

        RunNames.For(id).ShouldBe(RunNames.For(id));
        RunNames.For(id).ShouldMatch("^[a-z]+-[a-z]+-[1-9][0-9]?$");
    }

    [Fact]
    public void Names_rarely_repeat()
    {
        const int runs = 1000;

        Enumerable.Range(0, runs).Select(_ => RunNames.For(RunId.New())).Distinct().Count().ShouldBeGreaterThan(runs - 20);
    }
}
