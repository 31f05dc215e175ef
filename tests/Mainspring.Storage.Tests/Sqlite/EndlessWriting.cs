using System.Globalization;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

/// <summary>A process that logs metrics with eight writers and prints each step that was acknowledged and each refusal, until somebody kills it.</summary>
internal static class EndlessWriting
{
    private const int Writers = 8;

    public static async Task<int> RunAsync(string path)
    {
        using SqliteDatabase database = SqliteDatabase.Open(path, TimeProvider.System);
        var store = new TrackingStore(database);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteAsync(store))));
        return 0;
    }

    private static async Task WriteAsync(TrackingStore store)
    {
        RunId run = RunId.New();
        await store.CreateRunAsync(new() { Experiment = "endless" }, run, RunNames.For(run), DateTimeOffset.UnixEpoch);
        for (long step = 0; ; step++)
        {
            try
            {
                LogOutcome outcome = await store.LogAsync(run, new() { Metrics = [new("loss", 1.0 / (step + 1), step, DateTimeOffset.UnixEpoch)] });
                if (outcome is LogOutcome.Done)
                {
                    // The console's writer is synchronised: a line is whole or missing.
                    await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{run} {step}"));
                }
            }
            catch (DatabaseUnavailableException)
            {
                await Console.Out.WriteLineAsync("refused");
            }
        }
    }
}
