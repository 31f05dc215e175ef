using Mainspring.Compliance.Postgres;
using Mainspring.Connectors.Postgres;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Connectors.Tests.Postgres;

public sealed class TableLoaderTests(PostgresServer server)
{
    private readonly string _database = server.NewDatabase();

    private static Table Rows { get; } = new(
    [
        new IntegerColumn("id", [1, 2, long.MinValue]),
        new RealColumn("price", [0.1, -1e300, double.NaN]),
        new BooleanColumn("is new", [1, 0, -1]),
        new TimestampColumn("seen", [1_767_225_600_123_456, -1, TimestampColumn.Missing]),
        new TextColumn("name", ["ü, \"x\"\n", "plain", null]),
    ]);

    [Fact]
    public async Task Rows_arrive_and_are_counted_on_both_sides()
    {
        LoadReport report = await LoadAsync(Rows, "a");
        (report.Verified, report.Unchanged, report.Rows.Database).ShouldBe((true, false, 3L));
        report.Columns.Select(column => column.Nulls.Database).ShouldBe([1L, 1L, 1L, 1L, 1L]);
        report.Columns.ShouldAllBe(column => column.Checksum.Database > 0);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await LoadAsync(Rows, "a");
        LoadReport again = await LoadAsync(Rows, "a");
        (again.Verified, again.Unchanged, again.Rows.Database).ShouldBe((true, true, 3L));
        (await LoadAsync(Rows, "a", LoadMode.Replace)).Unchanged.ShouldBeTrue();
    }

    [Fact]
    public async Task What_somebody_changed_since_is_found()
    {
        await LoadAsync(Rows, "a");
        server.Execute(_database, "UPDATE loaded SET price = 0.2 WHERE id = 1");
        LoadReport again = await LoadAsync(Rows, "a");
        again.Verified.ShouldBeFalse();
        again.Columns.Where(column => !column.Checksum.Agrees).Select(column => column.Name).ShouldBe(["price"]);
    }

    [Fact]
    public async Task Other_rows_need_a_word_to_be_added_or_to_take_the_place()
    {
        await LoadAsync(Rows, "a");
        (await Should.ThrowAsync<SourceFailedException>(() => LoadAsync(Rows, "b"))).Message.ShouldContain("--append");

        LoadReport added = await LoadAsync(Rows, "b", LoadMode.Append);
        (added.Verified, added.Rows.Database).ShouldBe((true, 3L));
        (await LoadAsync(Rows, "b", LoadMode.Append)).Unchanged.ShouldBeTrue();
        Count().ShouldBe(6);

        (await LoadAsync(Rows, "b", LoadMode.Replace)).Rows.Database.ShouldBe(3);
        Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_table_that_cannot_hold_the_values_stays_as_it_was()
    {
        server.Execute(_database, "CREATE TABLE loaded (id bigint, price numeric(9,2), \"is new\" boolean, seen timestamptz, name text); INSERT INTO loaded VALUES (7)");
        var rows = new Table([new IntegerColumn("id", [1]), new RealColumn("price", [0.125])]);
        LoadReport report = await LoadAsync(rows, "a", LoadMode.Append);
        (report.Verified, report.Columns[1].Checksum.Agrees).ShouldBe((false, false));
        Count().ShouldBe(1);
        (await Should.ThrowAsync<SourceFailedException>(() => LoadAsync(new([new IntegerColumn("other", [1])]), "c", LoadMode.Append))).Message.ShouldContain("no column other");
    }

    private long Count()
    {
        using var connection = new Npgsql.NpgsqlConnection(ConnectionString());
        connection.Open();
        using var command = new Npgsql.NpgsqlCommand("SELECT count(*) FROM loaded", connection);
        return (long)command.ExecuteScalar()!;
    }

    private string ConnectionString()
    {
        var uri = new Uri(_database);
        string[] user = uri.UserInfo.Split(':');
        return $"Host={uri.Host};Port={uri.Port};Database={uri.AbsolutePath[1..]};Username={user[0]};Password={Uri.UnescapeDataString(user[1])};Pooling=false";
    }

    private Task<LoadReport> LoadAsync(Table rows, string sha256, LoadMode mode = LoadMode.New) =>
        new TableLoader(DatabaseAddress.Parse(_database + "/loaded", static _ => null)).LoadAsync(rows, sha256, mode, TestContext.Current.CancellationToken);
}
