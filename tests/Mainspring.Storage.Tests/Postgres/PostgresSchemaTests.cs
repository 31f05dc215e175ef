using Mainspring.Compliance.Postgres;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Migrations;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresSchemaTests(PostgresServer server)
{
    [Fact]
    public async Task Nodes_that_start_at_once_apply_each_migration_once()
    {
        string url = server.NewDatabase();
        PostgresDatabase[] nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Open(url))));

        foreach (PostgresDatabase node in nodes)
        {
            (await node.ReadAsync(session => session.QueryNumber($"SELECT count(*) FROM schema_migration"))).ShouldBe(Migration.All.Count);
            node.Dispose();
        }
    }

    [Fact]
    public async Task Tables_of_a_newer_version_are_refused()
    {
        string url = server.NewDatabase();
        using (PostgresDatabase database = Open(url))
        {
            await database.WriteAsync(session => session.Execute($"INSERT INTO schema_migration (number, name, applied_at) VALUES (999, '999_future', 0)"));
        }

        string refusal = Should.Throw<DatabaseRefusedException>(() => Open(url)).Message;

        refusal.ShouldContain("newer Mainspring");
        refusal.ShouldContain("999_future");
        refusal.ShouldNotContain("s3cret");
    }

    [Fact]
    public void Tables_of_another_program_are_refused_and_a_schema_beside_them_is_taken()
    {
        string url = server.NewDatabase();
        server.Execute(url, "CREATE TABLE theirs (id integer)");

        Should.Throw<DatabaseRefusedException>(() => Open(url)).Message.ShouldContain("another program");
        Open($"{url}?schema=ours").Dispose();
        Open($"{url}?schema=ours").Dispose();
    }

    [Fact]
    public void A_database_that_keeps_no_Unicode_is_refused()
    {
        string url = server.NewDatabase("ENCODING 'LATIN1' LOCALE 'C'");

        Should.Throw<DatabaseRefusedException>(() => Open(url)).Message.ShouldContain("ENCODING 'UTF8'");
    }

    [Fact]
    public void A_wrong_password_or_database_is_one_sentence_without_the_password()
    {
        string wrong = $"postgres://mainspring:guess-me@127.0.0.1:{server.Port}/postgres";

        string refusal = Should.Throw<DatabaseRefusedException>(() => Open(wrong)).Message;
        refusal.ShouldContain("password authentication failed");
        refusal.ShouldNotContain("guess-me");
        Should.Throw<DatabaseRefusedException>(() => Open(server.Url.Replace("/postgres", "/nowhere", StringComparison.Ordinal))).Message.ShouldContain("does not exist");
    }

    [Fact]
    public void A_server_that_is_not_there_is_unavailable() =>
        Should.Throw<DatabaseUnavailableException>(() => Open("postgres://mainspring@127.0.0.1:1/mainspring")).Message.ShouldContain("cannot be reached");

    [Fact]
    public async Task Commits_wait_for_the_disk_also_where_the_server_would_not()
    {
        string url = server.NewDatabase();
        server.Execute(url, $"ALTER DATABASE {new Uri(url).AbsolutePath[1..]} SET synchronous_commit = off");
        using PostgresDatabase database = Open(url);

        (await database.WriteAsync(session => session.QueryFirst($"SELECT current_setting('synchronous_commit')", row => row.GetString(0)))).ShouldBe("on");
    }

    [Fact]
    public void What_answers_is_told_without_the_password() =>
        PostgresDatabase.Inspect(PostgresAddress.Parse(server.Url)).ShouldMatch(@"^PostgreSQL \d+\.\d+.*, postgres://127\.0\.0\.1:\d+/postgres$");

    private static PostgresDatabase Open(string url) => PostgresDatabase.Open(PostgresAddress.Parse(url), TimeProvider.System);
}
