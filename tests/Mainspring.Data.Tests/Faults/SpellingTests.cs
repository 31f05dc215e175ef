using Mainspring.Data.Faults;

namespace Mainspring.Data.Tests.Faults;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("monitor", "monitors")]
    [InlineData("trian", "train")]
    [InlineData("TARGET", "target")]
    [InlineData("posit", "positive")]
    [InlineData("zebra", null)]
    [InlineData("x", null)]
    public void The_nearest_word_is_suggested_when_it_is_near(string word, string? nearest) =>
        Spelling.Nearest(word, ["monitors", "train", "target", "positive"]).ShouldBe(nearest);
}
