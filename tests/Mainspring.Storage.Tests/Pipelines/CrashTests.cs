using System.Diagnostics;
using Mainspring.Pipelines.Faults;
using Mainspring.Pipelines.Runs;
using Mainspring.Storage.Relational.Pipelines;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Pipelines;

/// <summary>Kills a worker, as kill -9 does, at each place where it changes something, and looks at what the next worker makes of it.</summary>
public sealed class CrashTests : IDisposable
{
    private const int KilledExitCode = 128 + 9;

    private readonly TemporaryFolder _folder = new();

    private string Database => _folder.File("mainspring.db");

    private string Journal => _folder.File("journal.txt");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("run.claimed", "first second")]
    [InlineData("step.starting", "first second")]
    [InlineData("step.started", "first second")]
    [InlineData("step.worked", "first first second")]
    [InlineData("step.ended", "first second")]
    [InlineData("step.starting#2", "first second")]
    [InlineData("step.started#2", "first second")]
    [InlineData("step.worked#2", "first second second")]
    [InlineData("step.ended#2", "first second")]
    [InlineData("run.ending", "first second")]
    [InlineData("run.ended", "first second")]
    public async Task A_run_whose_worker_was_killed_is_finished_and_no_step_that_ended_runs_again(string place, string work)
    {
        string id = await SubmitAsync();

        (await WorkAsync(place)).ShouldBe(KilledExitCode);
        (await WorkAsync(null)).ShouldBe(0);

        PipelineRun run = await FindAsync(id);
        run.State.ShouldBe(RunState.Succeeded);
        run.Steps.Select(step => step.State).ShouldBe([RunState.Succeeded, RunState.Succeeded]);
        (await File.ReadAllLinesAsync(Journal)).ShouldBe(work.Split(' '));
    }

    [Fact]
    public async Task A_step_that_kills_every_worker_is_given_up()
    {
        string id = await SubmitAsync();
        for (int i = 0; i < 3; i++)
        {
            (await WorkAsync("step.started")).ShouldBe(KilledExitCode);
        }

        (await WorkAsync("step.started")).ShouldBe(0);

        PipelineRun run = await FindAsync(id);
        (run.State, run.Reason).ShouldBe((RunState.Failed, "Step 'first' was started 3 times and its process died each time; it was given up."));
        File.Exists(Journal).ShouldBeFalse();
    }

    private async Task<int> WorkAsync(string? place)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["pipeline-worker", Database, Journal]) { UseShellExecute = false };
        start.Environment[FaultPoint.Variable] = place;
        using Process worker = Process.Start(start)!;
        await worker.WaitForExitAsync();
        return worker.ExitCode;
    }

    private async Task<string> SubmitAsync()
    {
        using SqliteDatabase database = SqliteDatabase.Open(Database, TimeProvider.System);
        return (await CrashingWorker.QueueOf(new PipelineStore(database, TimeProvider.System), Journal).SubmitAsync("night", "{}")).Id;
    }

    private async Task<PipelineRun> FindAsync(string id)
    {
        using SqliteDatabase database = SqliteDatabase.Open(Database, TimeProvider.System);
        return (await new PipelineStore(database, TimeProvider.System).FindAsync(id))!;
    }
}
