using Mainspring.Compliance.Postgres;
using Mainspring.Connectors.Postgres;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Connectors.Tests.Postgres;

public sealed class DatabaseFetcherTests(PostgresServer server) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-fetch-").FullName;
    private readonly string _database = server.NewDatabase();

    private DatabaseFetcher Fetcher => new(new(_folder), static _ => null);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_table_comes_with_its_types()
    {
        server.Execute(_database, """
            CREATE TABLE "Customers" (id bigint, name text, rate numeric(6,2), is_new boolean, seen timestamptz, born date);
            INSERT INTO "Customers" VALUES (1, 'a, "b"', 1.50, true, '2026-01-31 12:00:00+02', '2000-01-01'), (2, NULL, NULL, false, NULL, NULL);
            """);
        Snapshot snapshot = await FetchAsync("/Customers");
        Table table = TableReader.Read(snapshot.Files, cancellation: TestContext.Current.CancellationToken);

        (snapshot.FileName, table.RowCount).ShouldBe(("Customers.csv", 2));
        snapshot.Origin.ShouldNotContain("s3cret");
        table.Schema.Columns.Select(column => column.Type).ShouldBe([ColumnType.Integer, table["name"].Type, ColumnType.Real, ColumnType.Boolean, ColumnType.Timestamp, ColumnType.Timestamp]);
        (table["name"].Format(0), table["name"].Format(1), table["is_new"].Format(1), table["seen"].Format(0)).ShouldBe(("a, \"b\"", null, "false", "2026-01-31T10:00:00Z"));
    }

    [Fact]
    public async Task A_query_gives_the_same_bytes_for_the_same_rows()
    {
        const string query = "SELECT i AS n, i * 0.5 AS half FROM generate_series(1, 1000) AS i ORDER BY i DESC;";
        byte[] first = await File.ReadAllBytesAsync((await FetchAsync("", query)).Files, TestContext.Current.CancellationToken);
        (await File.ReadAllBytesAsync((await FetchAsync("", query)).Files, TestContext.Current.CancellationToken)).ShouldBe(first);
    }

    [Fact]
    public async Task A_query_cannot_write()
    {
        server.Execute(_database, "CREATE TABLE t (n int); INSERT INTO t VALUES (1); CREATE FUNCTION wipe() RETURNS int LANGUAGE sql AS 'DELETE FROM t RETURNING n'");
        (await Should.ThrowAsync<SourceFailedException>(() => FetchAsync("", "SELECT wipe()"))).Message.ShouldContain("read-only");
        TableReader.Read((await FetchAsync("/t")).Files, cancellation: TestContext.Current.CancellationToken).RowCount.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_there_is_told_apart_from_what_is_closed()
    {
        (await Should.ThrowAsync<SourceFailedException>(() => FetchAsync("/nothing"))).Failure.ShouldBe(SourceFailure.NotFound);
        (await Should.ThrowAsync<SourceFailedException>(() => FetchAsync(""))).Message.ShouldContain("query");
        string wrong = _database.Replace("s3cret", "guess", StringComparison.Ordinal);
        SourceFailedException denied = await Should.ThrowAsync<SourceFailedException>(() => Fetcher.FetchAsync(new SourceAddress.Database(wrong + "/t", null), TestContext.Current.CancellationToken));
        (denied.Failure, denied.Message.Contains("guess", StringComparison.Ordinal)).ShouldBe((SourceFailure.Denied, false));
        (await Should.ThrowAsync<SourceFailedException>(() => Fetcher.FetchAsync(new SourceAddress.Database("postgres://127.0.0.1:1/db/t", null), TestContext.Current.CancellationToken))).Failure.ShouldBe(SourceFailure.Unreachable);
    }

    private Task<Snapshot> FetchAsync(string table, string? query = null) => Fetcher.FetchAsync(new SourceAddress.Database(_database + table, query), TestContext.Current.CancellationToken);
}
