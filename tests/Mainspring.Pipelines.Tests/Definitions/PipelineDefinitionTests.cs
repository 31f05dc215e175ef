using Mainspring.Pipelines.Definitions;

namespace Mainspring.Pipelines.Tests.Definitions;

public sealed class PipelineDefinitionTests
{
    [Fact]
    public void Steps_come_after_those_they_need()
    {
        var pipeline = new PipelineDefinition("night", NoWork.Step("publish", "train", "check"), NoWork.Step("train", "load"), NoWork.Step("load"), NoWork.Step("check", "load"));

        pipeline.Steps.Select(step => step.Name).ShouldBe(["load", "train", "check", "publish"]);
    }

    [Fact]
    public void A_cycle_is_refused_with_its_steps() =>
        Should.Throw<ArgumentException>(() => new PipelineDefinition("night", NoWork.Step("load"), NoWork.Step("a", "b"), NoWork.Step("b", "a")))
            .Message.ShouldStartWith("The needs of the steps a, b of pipeline 'night' form a cycle.");

    [Fact]
    public void A_need_that_names_no_step_is_refused() =>
        Should.Throw<ArgumentException>(() => new PipelineDefinition("night", NoWork.Step("load"), NoWork.Step("train", "laod")))
            .Message.ShouldStartWith("Step 'train' of pipeline 'night' needs 'laod', which is none of load, train.");

    [Fact]
    public void Two_steps_of_one_name_are_refused() =>
        Should.Throw<ArgumentException>(() => new PipelineDefinition("night", NoWork.Step("load"), NoWork.Step("load")))
            .Message.ShouldStartWith("Pipeline 'night' has two steps named 'load'.");

    [Fact]
    public void A_pipeline_has_steps() =>
        Should.Throw<ArgumentException>(() => new PipelineDefinition("night")).Message.ShouldStartWith("Pipeline 'night' has no steps.");
}
