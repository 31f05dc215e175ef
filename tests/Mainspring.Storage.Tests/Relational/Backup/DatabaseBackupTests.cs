using System.Text;
using Mainspring.Compliance.Postgres;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Backup;
using Mainspring.Storage.Relational.Migrations;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Relational.Backup;

public sealed class DatabaseBackupTests(PostgresServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_row_of_every_table_comes_back_the_same_from_sqlite_to_sqlite()
    {
        Dump first = await FilledAsync();
        SqliteDatabase.Restore(_folder.File("second.db"), first.Load(), TimeProvider.System);

        using SqliteDatabase second = SqliteDatabase.Open(_folder.File("second.db"), TimeProvider.System);
        Same(await Dump.OfAsync(second), first);
        second.FindDamage().ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_row_of_every_table_comes_back_the_same_by_way_of_postgres()
    {
        Dump first = await FilledAsync();
        first.Tables.Tables.Count.ShouldBeGreaterThan(40);
        first.Tables.Tables.ShouldAllBe(table => table.Rows > 0);
        PostgresAddress address = PostgresAddress.Parse(server.NewSchema());
        PostgresDatabase.Restore(address, first.Load(), TimeProvider.System);
        using PostgresDatabase moved = PostgresDatabase.Open(address, TimeProvider.System);
        Dump middle = await Dump.OfAsync(moved);
        foreach (DumpedTable table in first.Tables.Tables)
        {
            middle.RowsOf(table.Name).ShouldBe(first.RowsOf(table.Name), table.Name);
        }

        SqliteDatabase.Restore(_folder.File("back.db"), middle.Load(), TimeProvider.System);
        using SqliteDatabase back = SqliteDatabase.Open(_folder.File("back.db"), TimeProvider.System);
        Same(await Dump.OfAsync(back), first);
    }

    [Fact]
    public async Task A_number_that_was_given_is_not_given_again_after_a_restore()
    {
        Dump dump;
        using (SqliteDatabase database = SqliteDatabase.Open(_folder.File("first.db"), TimeProvider.System))
        {
            await FilledTables.FillAsync(database);
            await database.WriteAsync(session => session.Execute($"INSERT INTO trace (trace_no, trace_id, experiment_id, started_at, state, is_told) VALUES (70, 'gone', 1, 0, 'OK', 0)"));
            await database.WriteAsync(session => session.Execute($"DELETE FROM trace WHERE trace_no = 70"));
            dump = await Dump.OfAsync(database);
        }

        PostgresAddress address = PostgresAddress.Parse(server.NewSchema());
        PostgresDatabase.Restore(address, dump.Load(), TimeProvider.System);
        SqliteDatabase.Restore(_folder.File("second.db"), dump.Load(), TimeProvider.System);

        using PostgresDatabase postgres = PostgresDatabase.Open(address, TimeProvider.System);
        using SqliteDatabase sqlite = SqliteDatabase.Open(_folder.File("second.db"), TimeProvider.System);
        foreach (Database database in (Database[])[postgres, sqlite])
        {
            (await database.WriteAsync(session => session.QueryNumber(
                $"INSERT INTO trace (trace_id, experiment_id, started_at, state, is_told) VALUES ('new', 1, 0, 'OK', 0) RETURNING trace_no"))).ShouldBe(71);
        }
    }

    [Fact]
    public void A_dump_of_an_older_version_is_brought_up_to_date()
    {
        Migration[] old = [.. Migration.All.Where(migration => migration.Number <= 3)];
        Dump dump = SqliteDatabase.InMemory(session =>
        {
            Schema.Begin(session, old, TimeProvider.System);
            session.Execute($"INSERT INTO experiment (experiment_id, name, created_at) VALUES (5, 'old', 0)");
            session.Execute($"INSERT INTO run (run_no, run_id, experiment_id, name, status, started_at) VALUES (1, 'r', 5, 'n', 'finished', 0)");
            session.Execute($"INSERT INTO run_artifact (run_no, path, sha256, bytes, added_at) VALUES (1, 'a.txt', 'ff', 1, 0)");
            var files = new Dictionary<string, byte[]>();
            List<DumpedTable> tables = [];
            foreach (Table table in TableCatalogue.Of(old))
            {
                using var stream = new MemoryStream();
                tables.Add(new(table.Name, TableWriter.Write(session, table, stream)));
                files[table.Name] = stream.ToArray();
            }

            return new Dump(new(Schema.Applied(session), tables), files);
        });
        SqliteDatabase.Restore(_folder.File("new.db"), dump.Load(), TimeProvider.System);

        using SqliteDatabase restored = SqliteDatabase.Open(_folder.File("new.db"), TimeProvider.System);
        restored.Read(session => session.QueryFirst($"SELECT path FROM artifact", static row => row.GetString(0))).ShouldBe("5/r/artifacts/a.txt");
        restored.Read(Schema.Applied).ShouldBe(Migration.All.Select(migration => migration.Name));
    }

    [Fact]
    public async Task A_dump_of_a_newer_version_is_refused()
    {
        Dump dump = await FilledAsync();
        var newer = new DatabaseLoad(dump.Tables with { Schema = [.. dump.Tables.Schema, "999_future"] }, name => new MemoryStream(dump.Files[name]));

        Should.Throw<DumpUnfitException>(() => SqliteDatabase.Restore(_folder.File("second.db"), newer, TimeProvider.System)).Message.ShouldContain("999_future");
        File.Exists(_folder.File("second.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_row_that_is_none_leaves_nothing_behind()
    {
        Dump dump = await FilledAsync();
        var torn = dump.Files.ToDictionary();
        torn["run_metric"] = [.. torn["run_metric"], .. Encoding.UTF8.GetBytes("[1, \"half")];
        var load = new DatabaseLoad(dump.Tables, name => new MemoryStream(torn[name]));
        PostgresAddress address = PostgresAddress.Parse(server.NewSchema());

        Should.Throw<DumpUnfitException>(() => SqliteDatabase.Restore(_folder.File("second.db"), load, TimeProvider.System)).Message.ShouldContain("run_metric");
        Should.Throw<DumpUnfitException>(() => PostgresDatabase.Restore(address, load, TimeProvider.System));

        Directory.GetFiles(_folder.Path, "second.db*").ShouldBeEmpty();
        PostgresDatabase.Restore(address, dump.Load(), TimeProvider.System);
    }

    [Fact]
    public async Task Tables_that_are_there_are_refused_and_left_alone()
    {
        Dump dump = await FilledAsync();
        PostgresAddress address = PostgresAddress.Parse(server.NewSchema());
        PostgresDatabase.Open(address, TimeProvider.System).Dispose();

        Should.Throw<DatabaseNotEmptyException>(() => SqliteDatabase.Restore(_folder.File("first.db"), dump.Load(), TimeProvider.System));
        Should.Throw<DatabaseNotEmptyException>(() => PostgresDatabase.Restore(address, dump.Load(), TimeProvider.System));
    }

    private static void Same(Dump found, Dump expected)
    {
        foreach (DumpedTable table in expected.Tables.Tables)
        {
            Encoding.UTF8.GetString(found.Files[table.Name]).ShouldBe(Encoding.UTF8.GetString(expected.Files[table.Name]), table.Name);
        }
    }

    private async Task<Dump> FilledAsync()
    {
        using SqliteDatabase database = SqliteDatabase.Open(_folder.File("first.db"), TimeProvider.System);
        await FilledTables.FillAsync(database);
        return await Dump.OfAsync(database);
    }
}
