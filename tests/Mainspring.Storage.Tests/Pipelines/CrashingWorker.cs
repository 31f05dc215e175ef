using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Running;
using Mainspring.Pipelines.Runs;
using Mainspring.Storage.Relational.Pipelines;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Pipelines;

/// <summary>A worker in a process of its own, which a fault point may kill. Each step adds its name to a file.</summary>
internal static class CrashingWorker
{
    public static async Task<int> RunAsync(string path, string journal)
    {
        using SqliteDatabase database = SqliteDatabase.Open(path, TimeProvider.System);
        var store = new PipelineStore(database, TimeProvider.System);
        PipelineQueue queue = QueueOf(store, journal);
        using var over = new CancellationTokenSource();
        queue.Changed += id => StopWhenOver(store, id, over);
        foreach (PipelineRun run in (await store.ListAsync(new())).Runs)
        {
            StopWhenOver(store, run.Id, over);
        }

        using var runner = new PipelineRunner(store, queue, new() { IsAlone = true }, TimeProvider.System);
        await runner.RunAsync(over.Token);
        return 0;
    }

    public static PipelineQueue QueueOf(IPipelineStore store, string journal) => new(
        store,
        new(new PipelineDefinition("night", Step("first", journal), Step("second", journal, "first"))),
        TimeProvider.System);

    private static StepDefinition Step(string name, string journal, params string[] needs) => new(name, new StepWork(async (_, cancellation) =>
    {
        await File.AppendAllTextAsync(journal, name + "\n", cancellation);
        return new StepResult.Succeeded();
    }))
    { Needs = needs };

    private static void StopWhenOver(PipelineStore store, string id, CancellationTokenSource over)
    {
        if (store.FindAsync(id).Result!.State.IsFinal())
        {
            over.Cancel();
        }
    }
}
