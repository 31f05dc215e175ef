using System.Text;
using Mainspring.Data.DuckDb;

namespace Mainspring.Data.Tests.DuckDb;

public sealed class DuckDbTests : IDisposable
{
    private readonly TestFiles _files = new();
    private readonly DuckDatabase _database = DuckDatabase.InMemory();
    private readonly DuckConnection _connection;

    public DuckDbTests() => _connection = _database.Connect();

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
        _files.Dispose();
    }

    [Fact]
    public void Every_type_comes_out_of_its_vector()
    {
        using DuckResult result = _connection.Query("""
            SELECT true b, (-5)::TINYINT t, 7::BIGINT i, 2.5::DOUBLE d, 1.5::FLOAT f, 12.34::DECIMAL(9,2) m, DATE '1970-01-03' dt,
                   TIMESTAMP '1970-01-01 00:00:01' ts, 'y'::ENUM('x','y') e, 'short' s, 'longer than twelve bytes: ü' l, NULL::BIGINT n
            """);
        DuckChunk chunk = result.Read()!.Value;
        chunk.Count.ShouldBe(1);
        chunk[0].Values<byte>()[0].ShouldBe((byte)1);
        chunk[1].Values<sbyte>()[0].ShouldBe((sbyte)-5);
        chunk[2].Values<long>()[0].ShouldBe(7);
        chunk[3].Values<double>()[0].ShouldBe(2.5);
        chunk[4].Values<float>()[0].ShouldBe(1.5f);
        (result.Columns[5].Type, result.Columns[5].Storage, result.Columns[5].Scale, chunk[5].Values<int>()[0]).ShouldBe((DuckType.Decimal, DuckType.Integer, 2, 1234));
        chunk[6].Values<int>()[0].ShouldBe(2);
        chunk[7].Values<long>()[0].ShouldBe(1_000_000);
        result.Columns[8].Levels[chunk[8].Values<byte>()[0]].ShouldBe("y");
        Encoding.UTF8.GetString(chunk[9].Text(0)).ShouldBe("short");
        Encoding.UTF8.GetString(chunk[10].Text(0)).ShouldBe("longer than twelve bytes: ü");
        chunk[11].HasValue(0).ShouldBeFalse();
        result.Read().ShouldBeNull();
    }

    [Fact]
    public void A_vector_is_not_read_as_another_type()
    {
        using DuckResult result = _connection.Query("SELECT 1::INTEGER a");
        DuckChunk chunk = result.Read()!.Value;
        Should.Throw<InvalidOperationException>(() => chunk[0].Values<long>().Length).Message.ShouldContain("Integer of 4 bytes");
    }

    [Fact]
    public void Parameters_are_bound_in_order()
    {
        using DuckResult result = _connection.Query("SELECT $1::VARCHAR || $2::BIGINT, $3 IS NULL, $4::DOUBLE, $5::BOOLEAN, epoch_us($6::TIMESTAMP)", ["it's ü", 7L, null, 0.5, true, DateTimeOffset.UnixEpoch.AddSeconds(2)]);
        DuckChunk chunk = result.Read()!.Value;
        Encoding.UTF8.GetString(chunk[0].Text(0)).ShouldBe("it's ü7");
        chunk[1].Values<bool>()[0].ShouldBeTrue();
        chunk[2].Values<double>()[0].ShouldBe(0.5);
        chunk[4].Values<long>()[0].ShouldBe(2_000_000);
        Should.Throw<DuckDbException>(() => _connection.Query("SELECT $1", [])).Message.ShouldContain("1 parameters and was given 0");
    }

    [Theory]
    [InlineData("SELECT 1,\n  nope FROM (SELECT 1 a)", "nope")]
    [InlineData("SELEC 1", "SELEC")]
    public void A_wrong_statement_is_told_with_its_place(string sql, string culprit)
    {
        var wrong = Should.Throw<DuckDbException>(() => _connection.Query(sql));
        wrong.Sql.ShouldBe(sql);
        sql[wrong.Position!.Value..].ShouldStartWith(culprit);
    }

    [Fact]
    public void A_query_that_fails_on_the_way_says_so()
    {
        using DuckResult result = _connection.Query("SELECT CASE WHEN i = 900000 THEN CAST('x' || i AS BIGINT) ELSE i END FROM range(1000000) t(i)");
        Should.Throw<DuckDbException>(() =>
        {
            while (result.Read() is not null)
            {
            }
        }).Message.ShouldContain("x900000");
    }

    [Fact]
    public void A_large_result_streams_through_little_memory()
    {
        using DuckResult result = _connection.Query("SELECT i, 'text of row ' || i FROM range(2000000) t(i)");
        long rows = 0, sum = 0;
        while (result.Read() is { } chunk)
        {
            foreach (long value in chunk[0].Values<long>())
            {
                sum += value;
            }

            rows += chunk.Count;
        }

        (rows, sum).ShouldBe((2_000_000L, 1_999_999L * 1_000_000));
    }

    [Fact]
    public async Task Cancelling_interrupts_a_long_query()
    {
        using var cancellation = new CancellationTokenSource();
        Task query = Task.Run(() => _connection.Execute("SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = 3", cancellation: cancellation.Token), TestContext.Current.CancellationToken);
        await Task.Yield();
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => query);
        _connection.Execute("SELECT 1");
    }

    [Fact]
    public void Everyone_who_opens_a_file_shares_one_handle_whatever_the_spelling()
    {
        string path = _files.Path("a.duckdb");
        File.CreateSymbolicLink(_files.Path("link.duckdb"), path);
        DuckDatabase first = DuckDatabase.OpenFile(path);
        using (DuckConnection connection = first.Connect())
        {
            connection.Execute("CREATE TABLE t AS SELECT 1 a");
        }

        using DuckDatabase second = DuckDatabase.OpenFile(_files.Path("./x/../link.duckdb"));
        using (DuckConnection connection = second.Connect())
        {
            connection.Execute("INSERT INTO t VALUES (2)").ShouldBe(1);
        }

        first.Dispose();
        first.Dispose();
        using DuckConnection still = second.Connect();
        using DuckResult count = still.Query("SELECT count(*) FROM t");
        count.Read()!.Value[0].Values<long>()[0].ShouldBe(2);
    }

    [Fact]
    public void A_file_stays_one_handle_as_long_as_anything_on_it_is_open()
    {
        string path = _files.Path("b.duckdb");
        DuckDatabase first = DuckDatabase.OpenFile(path);
        DuckConnection connection = first.Connect();
        connection.Execute("CREATE TABLE t AS SELECT i FROM range(10000) r(i)");
        DuckResult result = connection.Query("SELECT i FROM t");
        first.Dispose();
        connection.Dispose();
        using (DuckDatabase second = DuckDatabase.OpenFile(path))
        using (DuckConnection other = second.Connect())
        {
            other.Execute("INSERT INTO t VALUES (1)").ShouldBe(1);
        }

        result.Read()!.Value.Count.ShouldBeGreaterThan(0);
        result.Dispose();
        using DuckDatabase third = DuckDatabase.OpenFile(path);
        using DuckConnection last = third.Connect();
        using DuckResult count = last.Query("SELECT count(*) FROM t");
        count.Read()!.Value[0].Values<long>()[0].ShouldBe(10_001);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        string path = _files.Write("a.duckdb", new string('x', 20_000));
        Should.Throw<DuckDbException>(() => DuckDatabase.OpenFile(path)).Message.ShouldContain(path);
    }

    [Fact]
    public void Extensions_are_never_fetched()
    {
        using DuckResult result = _connection.Query("SELECT current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions')");
        DuckChunk chunk = result.Read()!.Value;
        (chunk[0].Values<bool>()[0], chunk[1].Values<bool>()[0]).ShouldBe((false, false));
    }

    [Fact]
    public void Rows_are_appended_chunk_by_chunk()
    {
        _connection.Execute("CREATE TABLE t (a BIGINT, s VARCHAR)");
        using (DuckAppender appender = _connection.Append("t", [DuckType.BigInt, DuckType.Varchar]))
        {
            for (int chunk = 0; chunk < 3; chunk++)
            {
                Span<long> values = appender.Values<long>(0);
                for (int i = 0; i < 100; i++)
                {
                    values[i] = (chunk * 100) + i;
                    appender.SetText(1, i, Encoding.UTF8.GetBytes($"a text of some length {i}"));
                }

                appender.SetNull(1, 7);
                appender.Append(100);
            }

            appender.Complete();
        }

        using DuckResult result = _connection.Query("SELECT count(*), sum(a)::BIGINT, count(s) FROM t");
        DuckChunk row = result.Read()!.Value;
        (row[0].Values<long>()[0], row[1].Values<long>()[0], row[2].Values<long>()[0]).ShouldBe((300L, 44_850L, 297L));
        Should.Throw<DuckDbException>(() => _connection.Append("none", [DuckType.BigInt])).Message.ShouldContain("none");
    }

    [Fact]
    public async Task Many_connections_work_at_the_same_time()
    {
        _connection.Execute("CREATE TABLE t AS SELECT i FROM range(100000) r(i)");
        long[] sums = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using DuckConnection own = _database.Connect();
            using DuckResult result = own.Query("SELECT sum(i)::BIGINT FROM t");
            return result.Read()!.Value[0].Values<long>()[0];
        })));
        sums.ShouldAllBe(s => s == 4_999_950_000);
    }
}
