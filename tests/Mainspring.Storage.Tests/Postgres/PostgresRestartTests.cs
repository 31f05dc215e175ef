using Mainspring.Compliance.Postgres;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Tracking;

namespace Mainspring.Storage.Tests.Postgres;

/// <summary>A server of its own, which it stops while writers write.</summary>
public sealed class PostgresRestartTests : IAsyncLifetime
{
    private const int Writers = 8;
    private const int EnoughWrites = 20;

    private readonly PostgresServer _server = new();
    private PostgresDatabase _database = null!;
    private TrackingStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        _database = PostgresDatabase.Open(PostgresAddress.Parse(_server.Url), TimeProvider.System);
        _store = new(_database);
    }

    public async ValueTask DisposeAsync()
    {
        _database.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_the_server_was_stopped_and_after_it_crashed()
    {
        using var end = new CancellationTokenSource();
        Writer[] writers = [.. Enumerable.Range(0, Writers).Select(_ => new Writer(_store))];
        Task[] writing = [.. writers.Select(writer => Task.Run(() => writer.WriteAsync(end.Token)))];
        foreach (string signal in (string[])["INT", "QUIT", "QUIT"])
        {
            await MoreAsync(writers);
            await _server.StopAsync(signal);
            await _server.StartAsync();
        }

        await MoreAsync(writers);
        await end.CancelAsync();
        await Task.WhenAll(writing);

        _database.FindDamage().ShouldBeEmpty();
        foreach (Writer writer in writers)
        {
            HashSet<long> kept = [.. (await _store.ReadHistoryAsync(writer.Run, "loss", int.MaxValue)).Points.Select(point => point.Step)];
            writer.Acknowledged.ShouldBeSubsetOf(kept);
        }
    }

    [Fact]
    public async Task While_the_server_is_away_reads_and_writes_say_so_and_afterwards_they_go_on()
    {
        using PostgresDatabase impatient = PostgresDatabase.Open(PostgresAddress.Parse(_server.Url), TimeProvider.System, patience: TimeSpan.Zero);
        await _server.StopAsync("INT");

        DatabaseUnavailableException write = await impatient.WriteAsync(session => session.Execute($"DELETE FROM run")).ShouldThrowAsync<DatabaseUnavailableException>();
        DatabaseUnavailableException read = await impatient.ReadAsync(session => session.QueryNumber($"SELECT count(*) FROM run")).ShouldThrowAsync<DatabaseUnavailableException>();
        write.Message.ShouldContain("the server is away");
        read.Message.ShouldNotContain("SELECT");

        await _server.StartAsync();
        (await impatient.ReadAsync(session => session.QueryNumber($"SELECT count(*) FROM run"))).ShouldBe(0);
    }

    // Each writer has had some more writes acknowledged since now.
    private static Task MoreAsync(IEnumerable<Writer> writers) => Task.WhenAll(writers.Select(writer => writer.ReachAsync(writer.Acknowledged.Count + EnoughWrites)));

    private sealed class Writer(TrackingStore store)
    {
        private readonly Lock _lock = new();
        private readonly List<long> _acknowledged = [];
        private (int Count, TaskCompletionSource Reached)? _goal;

        public RunId Run { get; } = RunId.New();

        public IReadOnlyCollection<long> Acknowledged
        {
            get
            {
                lock (_lock)
                {
                    return [.. _acknowledged];
                }
            }
        }

        public async Task WriteAsync(CancellationToken end)
        {
            await store.CreateRunAsync(new() { Experiment = "restart" }, Run, "writer", DateTimeOffset.UnixEpoch, CancellationToken.None);
            for (long step = 0; !end.IsCancellationRequested; step++)
            {
                try
                {
                    await store.LogAsync(Run, new() { Metrics = [new("loss", 1.0 / (step + 1), step, DateTimeOffset.UnixEpoch)] }, CancellationToken.None);
                    Note(step);
                }
                catch (DatabaseUnavailableException)
                {
                    // Not acknowledged: whether it is there is not promised.
                }
            }
        }

        public Task ReachAsync(int count)
        {
            lock (_lock)
            {
                var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _goal = (count, reached);
                return reached.Task;
            }
        }

        private void Note(long step)
        {
            lock (_lock)
            {
                _acknowledged.Add(step);
                if (_goal is { } goal && _acknowledged.Count >= goal.Count)
                {
                    goal.Reached.TrySetResult();
                }
            }
        }
    }
}
