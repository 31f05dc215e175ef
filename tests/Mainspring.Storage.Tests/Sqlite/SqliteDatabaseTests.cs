using Mainspring.Storage.Relational;
using Mainspring.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database;

    public SqliteDatabaseTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        _database.WriteAsync(session => session.Script("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, parent INTEGER REFERENCES note) STRICT")).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_write_is_seen_by_every_read_that_starts_after_it_was_acknowledged()
    {
        for (int i = 0; i < 50; i++)
        {
            await AddAsync($"note {i}");
            Count().ShouldBe(i + 1);
        }
    }

    [Fact]
    public async Task A_unit_that_fails_is_undone_alone()
    {
        Task<int>[] units =
        [
            .. Enumerable.Range(0, 200).Select(i => _database.WriteAsync(session =>
            {
                int changed = session.Execute($"INSERT INTO note (text) VALUES ({$"note {i}"})");
                return i % 10 == 3 ? throw new InvalidOperationException("on purpose") : changed;
            })),
        ];
        await Task.WhenAll(units).ShouldThrowAsync<InvalidOperationException>();

        units.Count(unit => unit.IsFaulted).ShouldBe(20);
        Count().ShouldBe(180);
    }

    [Fact]
    public async Task A_broken_constraint_fails_its_own_unit_only()
    {
        Task<int> first = AddAsync("same");
        Task<int> second = AddAsync("same");
        Task<int> third = AddAsync("other");

        (await first).ShouldBe(1);
        await second.ShouldThrowAsync<ConstraintBrokenException>();
        (await third).ShouldBe(1);
    }

    [Fact]
    public async Task Eight_writers_share_commits_and_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 100; i++)
            {
                await AddAsync($"{writer}/{i}");
            }
        })));

        Count().ShouldBe(800);
    }

    [Fact]
    public async Task Units_see_what_those_before_them_did()
    {
        Task<long?>[] counters = [.. Enumerable.Range(0, 100).Select(_ => _database.WriteAsync(session =>
        {
            long? count = session.QueryNumber($"SELECT count(*) FROM note");
            session.Execute($"INSERT INTO note (text) VALUES ({$"note {count}"})");
            return count;
        }))];

        (await Task.WhenAll(counters)).Order().ShouldBe(Enumerable.Range(0, 100).Select(i => (long?)i));
    }

    [Fact]
    public async Task A_write_cancelled_before_its_turn_is_not_done()
    {
        using var cancellation = new CancellationTokenSource();
        using var open = new ManualResetEventSlim();
        Task blocking = _database.WriteAsync(_ => open.Wait());
        Task<int> cancelled = _database.WriteAsync(session => session.Execute($"INSERT INTO note (text) VALUES ('never')"), cancellation.Token);
        await cancellation.CancelAsync();
        open.Set();

        await blocking;
        await cancelled.ShouldThrowAsync<OperationCanceledException>();
        Count().ShouldBe(0);
    }

    [Fact]
    public async Task A_read_sees_one_moment()
    {
        await AddAsync("first");
        (long? before, long? after) = _database.Read(session =>
        {
            long? first = session.QueryNumber($"SELECT count(*) FROM note");
            AddAsync("second").Wait();
            return (first, session.QueryNumber($"SELECT count(*) FROM note"));
        });

        before.ShouldBe(1);
        after.ShouldBe(1);
        Count().ShouldBe(2);
    }

    [Fact]
    public void A_read_cannot_write() =>
        Should.Throw<SqliteException>(() => _database.Read(session => session.Execute($"DELETE FROM note")));

    [Fact]
    public async Task Writes_are_flushed_before_they_are_acknowledged()
    {
        (string? journal, long? synchronous) = await _database.WriteAsync(session =>
            (session.QueryFirst($"PRAGMA journal_mode", row => row.GetString(0)), session.QueryNumber($"PRAGMA synchronous")));

        journal.ShouldBe("wal");
        synchronous.ShouldBe(2);
    }

    [Fact]
    public async Task Accepted_writes_are_finished_when_the_database_closes()
    {
        Task<int>[] writes = [.. Enumerable.Range(0, 300).Select(i => AddAsync($"note {i}"))];
        _database.Dispose();
        await Task.WhenAll(writes);
        await AddAsync("late").ShouldThrowAsync<ObjectDisposedException>();

        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Count().ShouldBe(300);
        _database.FindDamage().ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_commit_fails_no_unit_of_it_is_acknowledged()
    {
        using var open = new ManualResetEventSlim();
        Task first = _database.WriteAsync(_ => open.Wait());
        Task<int> innocent = AddAsync("innocent");
        Task<int> poison = _database.WriteAsync(session =>
        {
            session.Script("PRAGMA defer_foreign_keys = ON");
            return session.Execute($"INSERT INTO note (text, parent) VALUES ('orphan', 99)");
        });
        Task<int> later = AddAsync("later");
        open.Set();

        foreach (Task unit in (Task[])[first, innocent, poison, later])
        {
            (await unit.ShouldThrowAsync<DatabaseUnavailableException>()).Message.ShouldContain("was not kept");
        }

        Count().ShouldBe(0);
        (await AddAsync("again")).ShouldBe(1);
    }

    [Fact]
    public async Task A_full_disk_refuses_writes_while_reads_go_on_and_ends_when_there_is_space()
    {
        await AddAsync("before");
        await _database.WriteAsync(session => session.Script($"PRAGMA max_page_count = {session.QueryNumber($"PRAGMA page_count")}"));

        await AddAsync(new string('x', 1 << 20)).ShouldThrowAsync<DatabaseUnavailableException>();
        Count().ShouldBe(1);

        await _database.WriteAsync(session => session.Script("PRAGMA max_page_count = 1000000"));
        (await AddAsync(new string('x', 1 << 20))).ShouldBe(1);
        _database.FindDamage().ShouldBeEmpty();
    }

    [Fact]
    public async Task Values_travel_as_parameters_also_through_fragments()
    {
        string hostile = "'); DROP TABLE note; --";
        await AddAsync(hostile);
        string? nothing = null;
        SqlFragment condition = Sql.Fragment($"text = {hostile} AND parent IS {nothing}");

        _database.Read(session => session.Query($"SELECT id, {7} FROM note WHERE {condition} AND id < {100} LIMIT {5}", row => row.GetInt32(1))).ShouldBe([7]);
    }

    private Task<int> AddAsync(string text) => _database.WriteAsync(session => session.Execute($"INSERT INTO note (text) VALUES ({text})"));

    private long? Count() => _database.Read(session => session.QueryNumber($"SELECT count(*) FROM note"));
}
