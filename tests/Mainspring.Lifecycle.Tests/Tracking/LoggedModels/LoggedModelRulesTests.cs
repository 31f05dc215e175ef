using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Lifecycle.Tests.Tracking.LoggedModels;

public sealed class LoggedModelRulesTests
{
    [Theory]
    [InlineData("forest")]
    [InlineData("Wald am See ✓")]
    public void A_name_is_for_people(string name) => LoggedModelRules.Check(new() { ExperimentId = 1, Name = name }).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("models:a")]
    [InlineData("a.b")]
    [InlineData("100%")]
    [InlineData("\"a\"")]
    [InlineData("it's")]
    [InlineData(" a")]
    [InlineData("a\nb")]
    public void A_name_that_means_something_in_an_address_is_refused(string name) =>
        LoggedModelRules.Check(new() { ExperimentId = 1, Name = name }).ShouldHaveSingleItem().Pointer.ShouldBe("/name");

    [Fact]
    public void Every_fault_is_found() => LoggedModelRules
        .Check(new() { ExperimentId = 1, ModelType = new('x', 501), Params = new Dictionary<string, string> { ["~/"] = "a\0" }, Tags = new Dictionary<string, string> { [""] = "" } })
        .Select(fault => fault.Pointer).ShouldBe(["/model_type", "/params/~0~1", "/tags/"]);

    [Theory]
    [InlineData("m-0123456789abcdef0123456789abcdef", true)]
    [InlineData("m-0123456789ABCDEF0123456789abcdef", false)]
    [InlineData("0123456789abcdef0123456789abcdefm-", false)]
    [InlineData("m-", false)]
    [InlineData(null, false)]
    public void An_identity_has_one_form(string? text, bool reads) => LoggedModelId.TryParse(text, out _).ShouldBe(reads);

    [Fact]
    public void New_identities_read_back() => LoggedModelId.Parse(LoggedModelId.New().Value).Value.ShouldStartWith("m-");
}
