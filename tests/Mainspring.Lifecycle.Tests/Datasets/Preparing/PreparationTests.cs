using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets.Preparing;

namespace Mainspring.Lifecycle.Tests.Datasets.Preparing;

public sealed class PreparationTests : IDisposable
{
    private const string Calls = """
        subscriber,started,direction,seconds
        a,2026-01-01T08:00:00,out,60
        a,2026-01-01T09:00:00,in,30
        b,2026-01-01T10:00:00,out,5
        a,2026-01-02T08:00:00,out,600

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-prepare-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_run_in_order_and_read_inputs_and_what_earlier_ones_made()
    {
        PrepareResult result = Run(
            "daily.csv",
            ("01_clean.sql", "-- one day; and no more\nCREATE TABLE half AS SELECT * FROM calls WHERE started::date = $date;\nSELECT * FROM half;"),
            ("02_daily.sql", "SELECT $date AS day, subscriber, count(*) FILTER (direction = 'out') AS out_count, sum(seconds) AS seconds FROM clean GROUP BY ALL ORDER BY subscriber"));

        result.Tables.Select(table => (table.Name, table.Rows)).ShouldBe([("clean", 3L), ("daily", 2L)]);
        result.Columns.ShouldBe(["day", "subscriber", "out_count", "seconds"]);
        File.ReadAllText(result.Output).ShouldBe("day,subscriber,out_count,seconds\n2026-01-01,a,1,90\n2026-01-01,b,1,5\n");
    }

    [Theory]
    [InlineData("out.parquet")]
    [InlineData("out.jsonl")]
    [InlineData("out.csv.gz")]
    public void The_ending_tells_the_format(string output)
    {
        Table table = TableReader.Read(Run(output, ("a.sql", "SELECT subscriber, seconds FROM calls")).Output);
        (table.RowCount, table.Columns[1].Type).ShouldBe((4, ColumnType.Integer));
    }

    [Theory]
    [InlineData("SELECT *\nFROM calls\nWHERE nothing = 1", "a.sql:3:7")]
    [InlineData("SELECT 1;\n\n  SELEKT 2", "a.sql:3:3")]
    [InlineData("SELECT $date;\nSELECT $dat FROM calls", "a.sql:2: The parameter $dat has no value")]
    [InlineData("SELECT 1;\nCOPY calls TO '/tmp/stolen.csv'", "a.sql:2")]
    [InlineData("\nATTACH ':memory:' AS other; SELECT 1", "a.sql:2: this statement is not for preparing data")]
    [InlineData("SET memory_limit = '100GB'; SELECT 1", "a.sql:1: this statement is not for preparing data")]
    [InlineData("SELECT * FROM read_text('/etc/passwd')", "a.sql:1")]
    [InlineData("SELECT * FROM glob('/*')", "a.sql:1")]
    [InlineData("CREATE TABLE t AS SELECT 1 AS x", "must end with a SELECT")]
    [InlineData("", "must end with a SELECT")]
    public void What_is_wrong_is_told_with_file_and_line_and_nothing_is_written(string sql, string expected)
    {
        Should.Throw<PreparationException>(() => Run("out.csv", ("a.sql", sql))).Message.ShouldContain(expected);
        File.Exists(Path.Combine(_folder, "out.csv")).ShouldBeFalse();
        File.Exists("/tmp/stolen.csv").ShouldBeFalse();
    }

    [Fact]
    public void Yes_and_no_true_and_false_stay_what_they_are()
    {
        File.WriteAllText(Path.Combine(_folder, "answers.csv"), "n,stays,flag\n1,Yes,true\n2,No,false\n");
        PrepareResult result = Preparation.Run(
            new()
            {
                Inputs = [new("answers", new(Path.Combine(_folder, "answers.csv"), "answers.csv", "answers.csv"))],
                Files = [Sql("a.sql", "SELECT * FROM answers WHERE stays = 'Yes' OR flag = 'false' ORDER BY n")],
                Parameters = new Dictionary<string, object?>(),
                Output = Path.Combine(_folder, "out.csv"),
                MemoryBytes = 256 << 20,
                Timeout = TimeSpan.FromMinutes(1),
            },
            TestContext.Current.CancellationToken);
        File.ReadAllText(result.Output).ShouldBe("n,stays,flag\n1,Yes,true\n2,No,false\n");
    }

    [Fact]
    public void A_parameter_is_a_value_whatever_it_says()
    {
        PrepareResult result = Run("out.csv", [("a.sql", "SELECT $who AS who, $many AS many, $date AS day")], ("who", "x'; DROP TABLE calls; --"), ("many", "7"), ("date", "2026-01-31"));
        File.ReadAllText(result.Output).ShouldBe("who,many,day\nx'; DROP TABLE calls; --,7,2026-01-31\n");
    }

    [Fact]
    public void It_is_given_up_when_its_time_is_over() =>
        Should.Throw<PreparationException>(() => Run("out.csv", [("a.sql", "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b")], TimeSpan.FromMilliseconds(300))).Message.ShouldContain("prepare.timeout");

    [Theory]
    [InlineData("010_clean-calls.sql", "clean_calls")]
    [InlineData("daily.sql", "daily")]
    [InlineData("02.sql", "step_02")]
    public void A_file_is_read_by_its_name(string file, string name) => Preparation.TableName(file).ShouldBe(name);

    private string Sql(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        return Path.Combine(_folder, name);
    }

    private PrepareResult Run(string output, params (string Name, string Sql)[] files) => Run(output, files, ("date", "2026-01-01"));

    private PrepareResult Run(string output, (string Name, string Sql)[] files, params (string Name, string Value)[] parameters) => Run(output, files, TimeSpan.FromMinutes(1), parameters);

    private PrepareResult Run(string output, (string Name, string Sql)[] files, TimeSpan timeout, params (string Name, string Value)[] parameters)
    {
        File.WriteAllText(Path.Combine(_folder, "calls.csv"), Calls);
        foreach ((string name, string sql) in files)
        {
            File.WriteAllText(Path.Combine(_folder, name), sql);
        }

        return Preparation.Run(
            new()
            {
                Inputs = [new("calls", new(Path.Combine(_folder, "calls.csv"), "calls.csv", "calls.csv"))],
                Files = [.. files.Select(file => Path.Combine(_folder, file.Name))],
                Parameters = parameters.ToDictionary(parameter => parameter.Name, parameter => ParameterText.Read(parameter.Value)),
                Output = Path.Combine(_folder, output),
                MemoryBytes = 256 << 20,
                Timeout = timeout,
            },
            TestContext.Current.CancellationToken);
    }
}
