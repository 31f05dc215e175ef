using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Running;
using Mainspring.Pipelines.Runs;

namespace Mainspring.Pipelines.Tests.Running;

public sealed class RunPlanTests
{
    private static readonly PipelineDefinition Pipeline = new("night", NoWork.Step("load"), NoWork.Step("train", "load"));

    [Fact]
    public void A_fresh_run_starts_with_its_first_step() => Next(new("load"), new("train")).ShouldBe(new RunPlan.Start(Pipeline.Steps[0]));

    [Fact]
    public void A_step_that_succeeded_is_not_started_again() => Next(Done("load"), new("train")).ShouldBe(new RunPlan.Start(Pipeline.Steps[1]));

    [Fact]
    public void A_step_whose_worker_died_is_started_again() =>
        Next(new("load") { State = RunState.Running, Attempts = 1 }, new("train")).ShouldBe(new RunPlan.Start(Pipeline.Steps[0]));

    [Fact]
    public void A_step_that_kills_each_worker_is_given_up_with_its_reason() =>
        Next(new("load") { State = RunState.Running, Attempts = 2 }, new("train"))
            .ShouldBeOfType<RunPlan.Park>().Reason.ShouldBe("Step 'load' was started 2 times and its process died each time; it was given up.");

    [Fact]
    public void A_failed_step_ends_the_run_with_its_reason() =>
        Next(new("load") { State = RunState.Failed, Reason = "No such file." }, new("train")).ShouldBe(new RunPlan.End(RunState.Failed, "No such file."));

    [Fact]
    public void A_run_whose_steps_all_succeeded_has_succeeded() => Next(Done("load"), Done("train")).ShouldBe(new RunPlan.End(RunState.Succeeded, null));

    [Fact]
    public void A_run_that_somebody_cancelled_ends_there() =>
        RunPlan.Next(Pipeline, Run(Done("load"), new("train")) with { CancelRequested = true }).ShouldBe(new RunPlan.End(RunState.Cancelled, "Cancelled on request."));

    [Fact]
    public void A_wish_to_cancel_that_comes_after_the_last_step_changes_nothing() =>
        RunPlan.Next(Pipeline, Run(Done("load"), Done("train")) with { CancelRequested = true }).ShouldBe(new RunPlan.End(RunState.Succeeded, null));

    [Fact]
    public void A_run_of_other_steps_than_the_pipeline_has_now_fails() =>
        Next(new StepRun("load")).ShouldBeOfType<RunPlan.End>().Reason.ShouldBe("The steps of pipeline 'night' changed since this run was asked for; start a new run.");

    private static RunPlan Next(params StepRun[] steps) => RunPlan.Next(Pipeline, Run(steps));

    private static PipelineRun Run(params StepRun[] steps) => new("0", "night", "{}", DateTimeOffset.UnixEpoch, steps);

    private static StepRun Done(string name) => new(name) { State = RunState.Succeeded, Attempts = 1 };
}
