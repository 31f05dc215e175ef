using Mainspring.Storage.Relational;

namespace Mainspring.Storage.Tests.Relational;

/// <summary>What every database behind the stores must do.</summary>
public abstract class DatabaseSuite : IAsyncLifetime
{
    /// <summary>The database under test.</summary>
    protected abstract Database Database { get; }

    public async ValueTask InitializeAsync() => await Database.WriteAsync(session =>
        session.Script("CREATE TABLE note (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE, weight REAL, bytes BLOB, parent INTEGER REFERENCES note) STRICT"));

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_write_is_seen_by_every_read_that_starts_after_it_was_acknowledged()
    {
        for (int i = 0; i < 20; i++)
        {
            await AddAsync($"note {i}");
            (await CountAsync()).ShouldBe(i + 1);
        }
    }

    [Fact]
    public async Task Of_many_units_those_that_throw_are_undone_alone()
    {
        Task<int>[] units =
        [
            .. Enumerable.Range(0, 100).Select(i => Database.WriteAsync(session =>
            {
                int changed = session.Execute($"INSERT INTO note (text) VALUES ({$"note {i}"})");
                return i % 10 == 3 ? throw new InvalidOperationException("on purpose") : changed;
            })),
        ];
        await Task.WhenAll(units).ShouldThrowAsync<InvalidOperationException>();

        units.Count(unit => unit.IsFaulted).ShouldBe(10);
        (await CountAsync()).ShouldBe(90);
    }

    [Fact]
    public async Task Many_rows_are_added_by_one_statement_that_counts_those_that_were_not_there()
    {
        await AddAsync("b");
        (string Text, double Weight, long? Parent)[] notes = [("a", 1.5, 1), ("b", 2.5, null), ("c", double.NegativeInfinity, null)];
        Sql Insert(IReadOnlyList<(string Text, double Weight, long? Parent)> added) =>
            $"INSERT INTO note (text, weight, parent) {SqlRows.Of(added).With(note => note.Text).With(note => note.Weight).With(note => note.Parent)} ON CONFLICT DO NOTHING";

        (await Database.WriteAsync(session => session.Execute(Insert(notes)))).ShouldBe(2);
        (await Database.WriteAsync(session => session.Execute(Insert([])))).ShouldBe(0);
        (await Database.ReadAsync(session => session.Query(
            $"SELECT text, weight, parent FROM note WHERE text <> 'b' ORDER BY text", static row => (row.GetString(0), row.GetDouble(1), row.GetInt64OrNull(2)))))
            .ShouldBe([("a", 1.5, 1L), ("c", double.NegativeInfinity, null)]);
    }

    [Fact]
    public async Task A_broken_row_among_many_undoes_them_all()
    {
        string[] texts = ["a", "b", "a"];
        await Database.WriteAsync(session => session.Execute($"INSERT INTO note (text) {SqlRows.Of(texts).With(text => text)}")).ShouldThrowAsync<ConstraintBrokenException>();

        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_broken_key_fails_its_own_unit_only_and_shows_no_statement()
    {
        await AddAsync("same");
        ConstraintBrokenException broken = await AddAsync("same").ShouldThrowAsync<ConstraintBrokenException>();

        broken.Message.ShouldNotContain("INSERT");
        (await AddAsync("other")).ShouldBe(1);
    }

    [Fact]
    public async Task Units_that_read_and_then_write_behave_as_if_one_followed_the_other()
    {
        Task<long?>[] counters = [.. Enumerable.Range(0, 40).Select(_ => Database.WriteAsync(session =>
        {
            long? count = session.QueryNumber($"SELECT count(*) FROM note");
            session.Execute($"INSERT INTO note (text) VALUES ({$"note {count}"})");
            return count;
        }))];

        (await Task.WhenAll(counters)).Order().ShouldBe(Enumerable.Range(0, 40).Select(i => (long?)i));
    }

    [Fact]
    public async Task A_read_sees_one_moment()
    {
        await AddAsync("first");
        (long? before, long? after) = await Database.ReadAsync(session =>
        {
            long? first = session.QueryNumber($"SELECT count(*) FROM note");
            AddAsync("second").Wait();
            return (first, session.QueryNumber($"SELECT count(*) FROM note"));
        });

        (before, after).ShouldBe((1, 1));
        (await CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_read_cannot_write() =>
        await Database.ReadAsync(session => session.Execute($"DELETE FROM note")).ShouldThrowAsync<Exception>();

    [Fact]
    public async Task What_is_cancelled_before_its_turn_is_not_done()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Database.WriteAsync(session => session.Execute($"INSERT INTO note (text) VALUES ('never')"), cancellation.Token).ShouldThrowAsync<OperationCanceledException>();
        await Database.ReadAsync(session => session.QueryNumber($"SELECT 1"), cancellation.Token).ShouldThrowAsync<OperationCanceledException>();
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Accepted_writes_are_finished_when_the_database_closes()
    {
        Task<int>[] writes = [.. Enumerable.Range(0, 100).Select(i => AddAsync($"note {i}"))];
        Database.Dispose();

        (await Task.WhenAll(writes)).Sum().ShouldBe(100);
        await AddAsync("late").ShouldThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Values_of_all_kinds_and_null_travel_as_parameters_also_through_fragments()
    {
        const string hostile = "'); DROP TABLE note; -- ?1 $1 \u2028 ✓";
        byte[] bytes = [0, 1, 255];
        string? nothing = null;
        double? weight = double.NegativeInfinity;
        await Database.WriteAsync(session => session.Execute($"INSERT INTO note (text, weight, bytes) VALUES ({hostile}, {weight}, {bytes})"));
        SqlFragment condition = Sql.Fragment($"text = {hostile} AND parent IS NOT DISTINCT FROM {(long?)null} AND coalesce({nothing}, text) = text");

        (string text, double read, byte[] blob, bool flag) = (await Database.ReadAsync(session => session.Query(
            $"SELECT text, weight, bytes, {true} FROM note WHERE {condition} AND id < {100} LIMIT {5}",
            row => (row.GetString(0), row.GetDouble(1), (byte[])row.GetValue(2), row.GetFlag(3))))).Single();

        (text, read, flag).ShouldBe((hostile, double.NegativeInfinity, true));
        blob.ShouldBe(bytes);
    }

    [Fact]
    public async Task Lists_are_looked_up_whole_empty_and_negated()
    {
        foreach (string text in (string[])["a", "b", "it's \"c\"\\"])
        {
            await AddAsync(text);
        }

        (await FindAsync(Sql.Fragment($"text IN {Sql.List(["a", "it's \"c\"\\", "z"])}"))).ShouldBe(["a", "it's \"c\"\\"]);
        (await FindAsync(Sql.Fragment($"text NOT IN {Sql.List(["a", "z"])}"))).ShouldBe(["b", "it's \"c\"\\"]);
        (await FindAsync(Sql.Fragment($"id IN {Sql.List([1L, 2L, 99L])}"))).ShouldBe(["a", "b"]);
        (await FindAsync(Sql.Fragment($"id IN {Sql.List(Array.Empty<long>())}"))).ShouldBeEmpty();
        (await FindAsync(Sql.Fragment($"id NOT IN {Sql.List(Array.Empty<long>())} AND text < {"b"}"))).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Texts_are_ordered_byte_by_byte_and_LIKE_tells_case_apart()
    {
        foreach (string text in (string[])["é", "b", "B", "_", "a_c", "abc"])
        {
            await AddAsync(text);
        }

        (await FindAsync(Sql.Fragment($"{true} = 1"))).ShouldBe(["B", "_", "a_c", "abc", "b", "é"]);
        (await FindAsync(Sql.Fragment($@"text LIKE {"A%"} ESCAPE '\'"))).ShouldBeEmpty();
        (await FindAsync(Sql.Fragment($@"text LIKE {@"a\_%"} ESCAPE '\'"))).ShouldBe(["a_c"]);
        (await FindAsync(Sql.Fragment($@"lower(text) LIKE lower({"A%"}) ESCAPE '\'"))).ShouldBe(["a_c", "abc"]);
    }

    [Fact]
    public async Task An_insert_may_return_what_it_made_and_update_what_was_there()
    {
        long? first = await Database.WriteAsync(session => session.QueryNumber($"INSERT INTO note (text) VALUES ('once') RETURNING id"));
        long? again = await Database.WriteAsync(session => session.QueryNumber($"INSERT INTO note (text, weight) VALUES ('once', {2.5}) ON CONFLICT (text) DO UPDATE SET weight = excluded.weight RETURNING id"));

        again.ShouldBe(first);
    }

    [Fact]
    public void A_sound_database_has_no_damage() => Database.FindDamage().ShouldBeEmpty();

    /// <summary>Closes the database and clears up.</summary>
    protected abstract ValueTask CloseAsync();

    private Task<int> AddAsync(string text) => Database.WriteAsync(session => session.Execute($"INSERT INTO note (text) VALUES ({text})"));

    private Task<long?> CountAsync() => Database.ReadAsync(session => session.QueryNumber($"SELECT count(*) FROM note"));

    private Task<List<string>> FindAsync(SqlFragment condition) => Database.ReadAsync(session => session.Query($"SELECT text FROM note WHERE {condition} ORDER BY text", row => row.GetString(0)));
}
