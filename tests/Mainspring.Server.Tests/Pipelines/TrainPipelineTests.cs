using Mainspring.Client;
using Mainspring.Client.Pipelines;
using Mainspring.Client.Runs;

namespace Mainspring.Server.Tests.Pipelines;

public sealed class TrainPipelineTests : IAsyncLifetime
{
    private readonly JobServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_training_runs_in_a_child_and_its_result_is_the_result_of_the_run()
    {
        PipelineRunInfo run = await EndOfAsync(await _server.TrainAsync("well"));

        (run.State, run.Progress, run.Reason).ShouldBe(("succeeded", 1.0, null));
        run.Result!.Value.GetProperty("run_id").GetString().ShouldBe(run.Steps[0].Notes["run_id"]);
        PipelineLog log = await _server.Client.Pipelines.ReadLogAsync(run.RunId);
        log.Lines.Select(line => line.Text).ShouldBe([$"train --file {Path.Combine(_server.Folder, "project.yaml")} --json"]);
        (await _server.Client.Pipelines.ReadLogAsync(run.RunId, log.NextOffset)).Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("segfault", "The process was ended by signal 11 (segmentation fault).")]
    [InlineData("memory", "The process used more than 300 MiB of memory, the limit of this job; raise it with --job-memory when the server starts.")]
    [InlineData("tarjet", "unknown key 'tarjet'")]
    public async Task A_job_that_dies_ends_as_failed_with_its_reason_and_so_does_the_run_it_recorded(string wish, string reason)
    {
        PipelineRunInfo run = await EndOfAsync(await _server.TrainAsync(wish));

        (run.State, run.Steps[0].Attempts).ShouldBe(("failed", 1));
        run.Reason.ShouldNotBeNull().ShouldContain(reason);
        RunInfo tracked = await _server.Client.Runs.GetAsync(run.Steps[0].Notes["run_id"]);
        tracked.Status.ShouldBe("failed");
        tracked.Tags["failure"].ShouldBe(run.Reason);
        (await _server.Client.IsReadyAsync()).ShouldBeTrue();
        Directory.GetFileSystemEntries(Path.Combine(_server.Folder, ".mainspring/scratch")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_job_stops_and_the_run_it_recorded_is_killed()
    {
        PipelineRunInfo asked = await _server.TrainAsync("wait");
        await _server.WhenAsync(asked.RunId, run => run.Steps[0].Notes.Count > 0);

        (await _server.Client.Pipelines.CancelAsync(asked.RunId)).CancelRequested.ShouldBeTrue();

        PipelineRunInfo run = await EndOfAsync(asked);
        run.State.ShouldBe("cancelled");
        (await _server.Client.Runs.GetAsync(run.Steps[0].Notes["run_id"])).Status.ShouldBe("killed");
        (await Should.ThrowAsync<ServerException>(_server.Client.Pipelines.CancelAsync(asked.RunId))).Problem.Status.ShouldBe(409);
    }

    [Fact]
    public async Task A_server_that_stops_hands_its_jobs_to_the_next_one()
    {
        PipelineRunInfo asked = await _server.TrainAsync("wait");
        await _server.WhenAsync(asked.RunId, run => run.Steps[0].Notes.Count > 0);

        await _server.StopAsync();
        _server.Write("project.yaml", "well");
        await _server.StartAsync();

        PipelineRunInfo run = await EndOfAsync(asked);
        (run.State, run.Steps[0].Attempts).ShouldBe(("succeeded", 1));
    }

    [Fact]
    public async Task A_job_that_is_given_up_after_its_servers_died_ends_the_run_it_recorded()
    {
        PipelineRunInfo asked = await _server.TrainAsync("wait");
        await _server.WhenAsync(asked.RunId, run => run.Steps[0].Notes.Count > 0);
        string[] tracked = [await StartTrackedAsync(), await StartTrackedAsync(), await StartTrackedAsync()];
        await _server.StopAsync();
        await _server.DieAtWorkAsync(tracked);
        await _server.StartAsync();

        PipelineRunInfo run = await EndOfAsync(asked);

        (run.State, run.Steps[0].Attempts).ShouldBe(("failed", 3));
        RunInfo last = await _server.Client.Runs.GetAsync(tracked[^1]);
        (last.Status, last.Tags["failure"]).ShouldBe(("failed", run.Reason));
    }

    [Fact]
    public async Task All_faults_of_the_arguments_are_named_at_once()
    {
        _server.Write("in.csv", "well");
        ServerException refused = await Should.ThrowAsync<ServerException>(_server.Client.Pipelines.StartAsync(
            "batch", System.Text.Json.JsonDocument.Parse("""{"input": "../in.csv", "output": 7, "modle": "churn@champion"}""").RootElement));

        refused.Problem.Status.ShouldBe(422);
        refused.Problem.Errors!.Select(error => error.Pointer).ShouldBe(["/arguments/model", "/arguments/input", "/arguments/output", "/arguments/modle"]);
    }

    [Fact]
    public async Task An_unknown_pipeline_is_not_found() =>
        (await Should.ThrowAsync<ServerException>(_server.Client.Pipelines.StartAsync("tarin", null))).Message.ShouldBe("There is no pipeline 'tarin'; there are train, batch, evaluate.");

    [Fact]
    public async Task Runs_are_listed_newest_first_in_pages()
    {
        string[] ids = [(await EndOfAsync(await _server.TrainAsync("well"))).RunId, (await EndOfAsync(await _server.TrainAsync("well"))).RunId];

        PipelineRunList first = await _server.Client.Pipelines.ListAsync(limit: 1);
        PipelineRunList second = await _server.Client.Pipelines.ListAsync(limit: 1, first.NextCursor);

        first.Runs.Concat(second.Runs).Select(run => run.RunId).ShouldBe(ids.Reverse());
        second.NextCursor.ShouldBeNull();
    }

    private async Task<string> StartTrackedAsync() => (await _server.Client.Runs.StartAsync(new() { Experiment = "jobs" })).RunId;

    private Task<PipelineRunInfo> EndOfAsync(PipelineRunInfo run) => _server.WhenAsync(run.RunId, state => state.IsOver);
}
