using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Lifecycle.Tests.Tracking.Inputs;

public sealed class InputRulesTests
{
    private static readonly RunDataset Telco = new() { Name = "telco", Digest = "aa11", SourceType = "local", Source = "{}" };

    [Fact]
    public void Sound_inputs_have_no_fault() => InputRules.Check(new RunInputs { Datasets = [new() { Dataset = Telco }], Models = [LoggedModelId.New()] }).ShouldBeEmpty();

    [Fact]
    public void Every_fault_is_found_and_says_where() => InputRules
        .Check(new RunInputs { Datasets = [new() { Dataset = Telco }, new() { Dataset = Telco with { Name = "", Digest = new('a', 37), Schema = "\ud800" }, Tags = new Dictionary<string, string> { [""] = "x" } }] })
        .Select(fault => fault.Pointer).ShouldBe(["/datasets/1/dataset/name", "/datasets/1/dataset/digest", "/datasets/1/dataset/schema", "/datasets/1/tags/"]);

    [Fact]
    public void Too_many_are_refused_as_a_whole()
    {
        DatasetInput[] many = [.. Enumerable.Repeat(new DatasetInput { Dataset = Telco }, InputRules.MostInputs + 1)];
        InputRules.Check(new RunInputs { Datasets = many }).ShouldHaveSingleItem().Pointer.ShouldBe("/datasets");
        InputRules.Check([.. Enumerable.Repeat(new ModelOutput(LoggedModelId.New(), 0), InputRules.MostInputs + 1)]).ShouldHaveSingleItem().Pointer.ShouldBe("/models");
    }
}
