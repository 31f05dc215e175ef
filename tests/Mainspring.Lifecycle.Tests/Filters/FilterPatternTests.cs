using Mainspring.Lifecycle.Filters;

namespace Mainspring.Lifecycle.Tests.Filters;

public sealed class FilterPatternTests
{
    [Theory]
    [InlineData("^ro.t$")]
    [InlineData("(?:a|b)+[0-9]{2,3}")]
    [InlineData(@"\d+\.\w*")]
    public void A_pattern_that_all_databases_read_alike_is_fine(string pattern) => FilterPattern.FindFault(pattern).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("(")]
    [InlineData("(?=a)")]
    [InlineData("(?<n>a)")]
    [InlineData("(?i)a")]
    [InlineData(@"\p{L}")]
    [InlineData(@"(a)\1")]
    [InlineData("[[:alpha:]]")]
    public void Any_other_pattern_is_refused(string pattern) => FilterPattern.FindFault(pattern).ShouldNotBeNull();
}
