using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Compliance.Tracking.Inputs;

/// <summary>What every store of inputs and outputs of runs must do.</summary>
public abstract class RunInputStoreSuite : LineageSuite
{
    /// <summary>The store under test, empty at first.</summary>
    protected abstract IRunInputStore Store { get; }

    [Fact]
    public async Task Inputs_and_outputs_are_read_with_the_run()
    {
        Run run = await StartAsync();
        Run other = await StartAsync();
        LoggedModelId[] models = [.. new[] { LoggedModelId.New(), LoggedModelId.New(), LoggedModelId.New() }.OrderBy(id => id.Value, StringComparer.Ordinal)];
        var inputs = new RunInputs { Datasets = [Data("b", "1", "training"), Data("a", "2")], Models = [models[0]] };

        (await Store.LogInputsAsync(run.Id, inputs)).ShouldBe(new LogOutcome.Done());
        (await Store.LogOutputsAsync(run.Id, [new(models[1], 0), new(models[2], 5)])).ShouldBe(new LogOutcome.Done());

        Run read = (await Runs.FindRunAsync(run.Id))!;
        read.Inputs.Datasets.Select(input => input.Dataset).ShouldBe(inputs.Datasets.Select(input => input.Dataset));
        read.Inputs.Datasets.Select(input => input.Context).ShouldBe(["training", null]);
        read.Inputs.Models.ShouldBe(inputs.Models);
        read.Outputs.ShouldBe([new(models[1], 0), new(models[2], 5)]);
        Run untouched = (await Runs.FindRunAsync(other.Id))!;
        untouched.Inputs.ShouldBeSameAs(RunInputs.None);
        untouched.Outputs.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_name_and_digest_is_one_input_and_the_first_one_stays()
    {
        Run run = await StartAsync();
        await Store.LogInputsAsync(run.Id, new() { Datasets = [Data("telco", "1", "training"), Data("telco", "1", "eval")] });
        await Store.LogInputsAsync(run.Id, new() { Datasets = [Data("telco", "1", "test"), Data("telco", "2", "test")] });
        (await Runs.FindRunAsync(run.Id))!.Inputs.Datasets.Select(input => (input.Dataset.Digest, input.Context)).ShouldBe([("1", "training"), ("2", "test")]);
    }

    [Fact]
    public async Task A_model_that_comes_out_again_has_the_new_step()
    {
        Run run = await StartAsync();
        var model = LoggedModelId.New();
        await Store.LogOutputsAsync(run.Id, [new(model, 1)]);
        await Store.LogOutputsAsync(run.Id, [new(model, 2)]);
        (await Runs.FindRunAsync(run.Id))!.Outputs.ShouldBe([new(model, 2)]);
    }

    [Fact]
    public async Task Each_run_keeps_the_description_that_it_was_given()
    {
        Run first = await StartAsync();
        Run second = await StartAsync();
        DatasetInput input = Data("telco", "1");
        await Store.LogInputsAsync(first.Id, new() { Datasets = [input] });
        await Store.LogInputsAsync(second.Id, new() { Datasets = [input with { Dataset = input.Dataset with { Source = "elsewhere" } }] });
        (await Runs.FindRunAsync(first.Id))!.Inputs.Datasets[0].Dataset.Source.ShouldBe("here");
        (await Runs.FindRunAsync(second.Id))!.Inputs.Datasets[0].Dataset.Source.ShouldBe("elsewhere");
    }

    [Fact]
    public async Task Inputs_of_a_run_that_is_not_there_are_refused()
    {
        (await Store.LogInputsAsync(RunId.New(), new() { Datasets = [Data("telco", "1")] })).ShouldBe(new LogOutcome.NoSuchRun());
        (await Store.LogOutputsAsync(RunId.New(), [])).ShouldBe(new LogOutcome.NoSuchRun());
    }

    [Fact]
    public async Task Experiments_know_which_data_was_used_for_what()
    {
        Run run = await StartAsync();
        Run again = await StartAsync();
        Run other = await StartAsync("elsewhere");
        await Store.LogInputsAsync(run.Id, new() { Datasets = [Data("telco", "1", "training")] });
        await Store.LogInputsAsync(again.Id, new() { Datasets = [Data("telco", "1", "training"), Data("telco", "2", "eval"), Data("plain", "3")] });
        await Store.LogInputsAsync(other.Id, new() { Datasets = [Data("hidden", "4")] });

        (await Store.SummarizeAsync([run.ExperimentId], 100)).ShouldBe(
        [
            new(run.ExperimentId, "plain", "3", null),
            new(run.ExperimentId, "telco", "2", "eval"),
            new(run.ExperimentId, "telco", "1", "training"),
        ]);
        (await Store.SummarizeAsync([run.ExperimentId, other.ExperimentId], 1)).Select(summary => summary.Name).ShouldBe(["hidden"]);
        (await Store.SummarizeAsync([], 100)).ShouldBeEmpty();
    }

    private static DatasetInput Data(string name, string digest, string? context = null) => new()
    {
        Dataset = new() { Name = name, Digest = digest, SourceType = "local", Source = "here", Schema = """{"columns": 3}""" },
        Tags = context is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [DatasetInput.ContextTag] = context },
    };
}
