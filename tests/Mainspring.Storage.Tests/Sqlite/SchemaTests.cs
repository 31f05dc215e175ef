using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Migrations;
using Mainspring.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File("mainspring.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Opening_again_applies_nothing_twice()
    {
        for (int i = 0; i < 3; i++)
        {
            using SqliteDatabase database = Open();
            database.Read(session => session.QueryNumber($"SELECT count(*) FROM schema_migration")).ShouldBe(Migration.All.Count);
        }
    }

    [Fact]
    public void Migrations_have_numbers_of_their_own() =>
        Migration.All.Select(migration => migration.Number).ShouldBeUnique();

    [Fact]
    public async Task Tables_of_a_newer_version_are_refused_and_left_alone()
    {
        using (SqliteDatabase database = Open())
        {
            await database.WriteAsync(session => session.Execute($"INSERT INTO schema_migration (number, name, applied_at) VALUES (999, '999_future', 0)"));
        }

        byte[] before = await System.IO.File.ReadAllBytesAsync(File);
        DatabaseRefusedException refusal = Should.Throw<DatabaseRefusedException>(Open);

        refusal.Message.ShouldContain("newer Mainspring");
        refusal.Message.ShouldContain("999_future");
        (await System.IO.File.ReadAllBytesAsync(File)).ShouldBe(before);
    }

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        Open().Dispose();
        System.IO.File.Delete(File);
        using (var other = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            other.Open();
            using SqliteCommand command = other.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (id INTEGER)";
            command.ExecuteNonQuery();
        }

        Should.Throw<DatabaseRefusedException>(Open).Message.ShouldContain("another program");
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        System.IO.File.WriteAllText(File, new string('x', 4096));

        Should.Throw<DatabaseRefusedException>(Open).Message.ShouldContain("not a database");
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_one_sentence() =>
        Should.Throw<DatabaseUnavailableException>(() => SqliteDatabase.Open(_folder.File("missing/mainspring.db"), TimeProvider.System)).Message.ShouldContain("cannot be opened");

    private SqliteDatabase Open() => SqliteDatabase.Open(File, TimeProvider.System);
}
