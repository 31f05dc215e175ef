using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets.Checks;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Tests.Projects;

namespace Mainspring.Lifecycle.Tests.Datasets.Checks;

public sealed class DataCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 10, 0, 0, 0, TimeSpan.Zero);

    private static readonly Table Customers = new(
    [
        new TextColumn("id", ["a", "b", "b", "d"]),
        new IntegerColumn("tenure", [1, 130, 5, IntegerColumn.Missing]),
        new RealColumn("monthly", [10, 20, 30, 40]),
        new RealColumn("total", [10, 200, 20, double.NaN]),
        new CategoryColumn("contract", [0, 1, 2, 0], ["One year", "Two year", "Forever"]),
        new TextColumn("e mail", ["a@b.c", "none", null, "x@y"]),
        new TimestampColumn("seen", [Micro(1), Micro(2), Micro(9), TimestampColumn.Missing]),
    ]);

    [Theory]
    [InlineData("row_count >= 4", true, 4.0)]
    [InlineData("row_count between 5 and 9", false, 4.0)]
    [InlineData("column_count = 7", true, 7.0)]
    [InlineData("duplicate_rows = 0", true, 0.0)]
    [InlineData("missing_percent(total) < 30%", true, 25.0)]
    [InlineData("missing_count(tenure) = 0", false, 1.0)]
    [InlineData("distinct_count(id) >= 3", true, 3.0)]
    [InlineData("mean(monthly) between 20 and 30", true, 25.0)]
    [InlineData("max(tenure) <= 120", false, 130.0)]
    [InlineData("quantile(monthly, 0.5) < 25.5", true, 25.0)]
    [InlineData("freshness < 2d", true, 1.0)]
    [InlineData("freshness(seen) <= 12h", false, 1.0)]
    public void Figures_are_held_against_their_bounds(string rule, bool passed, double value)
    {
        CheckResult result = Run(rule).Checks.ShouldHaveSingleItem();
        (result.Passed, result.Value).ShouldBe((passed, value));
    }

    [Theory]
    [InlineData("unique(id)", new long[] { 4 })]
    [InlineData("unique(id, monthly)", new long[] { })]
    [InlineData("between(tenure, 0, 120)", new long[] { 3 })]
    [InlineData("values(contract) in [One year, Two year]", new long[] { 4 })]
    [InlineData("total >= monthly", new long[] { 4 })]
    [InlineData("matches(`e mail`, \"@\")", new long[] { 3 })]
    [InlineData("not is_missing(total)", new long[] { 5 })]
    [InlineData("type(id) = int", new long[] { 2, 3, 4, 5 })]
    [InlineData("tenure < 100 or contract == \"Two year\"", new long[] { })]
    public void Rows_that_break_a_rule_are_found(string rule, long[] rows)
    {
        CheckReport report = Run(rule);
        CheckResult result = report.Checks.ShouldHaveSingleItem();
        result.Note.ShouldBeNull();
        (result.Passed, result.FailingRows).ShouldBe((rows.Length == 0, (long)rows.Length));
        result.Rows.ShouldBe(rows);
        report.Passed.ShouldBe(rows.Length == 0);
    }

    [Fact]
    public void A_query_finds_rows_and_cannot_look_elsewhere()
    {
        CheckResult found = Run("sql", "SELECT * FROM data WHERE total > 5 * monthly").Checks.Single();
        (found.Passed, found.FailingRows, found.Rows[0], found.Examples[0].Values["id"]).ShouldBe((false, 1L, 3L, "b"));
        Run("sql", "SELECT id FROM data WHERE false").Passed.ShouldBeTrue();
        Run("sql", "SELECT * FROM read_text('/etc/passwd')").Checks.Single().Note!.ShouldContain("query failed");
        Run("sql", "SELEC 1").Checks.Single().Passed.ShouldBeFalse();
    }

    [Fact]
    public void A_warning_lets_the_data_pass_and_stays_visible()
    {
        CheckReport report = Report("    - unique(id): warn\n    - row_count > 1\n");
        report.Passed.ShouldBeTrue();
        report.Checks.Select(check => (check.Passed, check.Severity)).ShouldBe([(false, "warn"), (true, "fail")]);
    }

    [Fact]
    public void What_the_schema_declares_is_checked_too_and_a_wrong_value_does_not_stop_the_rest()
    {
        ProjectFile project = TestProjects.Read(TestProjects.Minimal + "schema:\n  id: int\n  tenure: {type: int, max: 120}\n  contract: {values: [One year, Two year], required: true}\n");
        CheckReport report = DataChecks.Run(project, new("c.csv", Customers, Now), Now);
        report.Checks.Where(check => !check.Passed).Select(check => check.Rule).ShouldBe(["type(id) = int", "tenure <= 120", "values(contract) in [One year, Two year]"]);
    }

    [Fact]
    public void A_column_that_is_not_there_breaks_its_check_with_a_suggestion() =>
        Run("unique(idd)").Checks.Single().Note.ShouldBe("there is no column 'idd'; did you mean 'id'?");

    [Fact]
    public void Numbers_are_compared_where_a_wrong_value_made_a_column_text()
    {
        var table = new Table([new TextColumn("n", ["1", "oops", "500"])]);
        DataChecks.Run(Project("    - between(n, 0, 100)\n"), new("c.csv", table, Now), Now).Checks.Single().Rows.ShouldBe([4L]);
    }

    [Theory]
    [InlineData("row_count", "row_count is compared with a number")]
    [InlineData("missing_percent(x) < many", "'many' is no number")]
    [InlineData("freshness < 2", "freshness is compared with a time")]
    [InlineData("uniqe(x)", "did you mean 'unique'?")]
    [InlineData("between(x, 1)", "between takes a column and two ends")]
    [InlineData("values(x) in (1, 2)", "expression")]
    [InlineData("a >=", "at character")]
    public void A_rule_that_is_not_understood_is_refused_by_line_and_column(string rule, string message)
    {
        ProjectFault fault = TestProjects.Faults($"name: t\ndata:\n  source: a.csv\n  checks:\n    - '{rule}'\ntarget: y\n").ShouldHaveSingleItem();
        (fault.Code, fault.Line, fault.Column).ShouldBe(("MSP1019", 5, 7));
        if (message != "expression")
        {
            fault.Message.ShouldContain(message);
        }
    }

    [Fact]
    public void Checks_are_printed_as_they_are_read()
    {
        ProjectFile project = Project("    - row_count >= 1000\n    - unique(id): warn\n    - sql: SELECT 1 WHERE false\n");
        project.ToJson()["data"]!["checks"]!.ToJsonString().ShouldBe("""["row_count \u003E= 1000",{"unique(id)":"warn"},{"sql":"SELECT 1 WHERE false"}]""");
    }

    [Fact]
    public void The_file_of_failures_holds_every_failing_row()
    {
        string path = Path.Combine(Path.GetTempPath(), $"failures-{Guid.NewGuid():n}.csv");
        try
        {
            var data = new CheckedData("c.csv", Customers, Now);
            FailureFile.Write(path, DataChecks.Run(Project("    - unique(id)\n    - total >= monthly\n"), data, Now), data).ShouldBe(2);
            File.ReadAllLines(path).ShouldSatisfyAllConditions(
                lines => lines.Length.ShouldBe(3), lines => lines[0].ShouldStartWith("check,row,id,tenure"), lines => lines[1].ShouldStartWith("unique(id),4,b,5"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static long Micro(int day) => (new DateTimeOffset(2026, 5, day, 0, 0, 0, TimeSpan.Zero) - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static CheckReport Run(string rule) => Report($"    - '{rule.Replace("'", "''", StringComparison.Ordinal)}'\n");

    private static CheckReport Run(string key, string query) => Report($"    - {key}: \"{query}\"\n");

    private static CheckReport Report(string checks) => DataChecks.Run(Project(checks), new("c.csv", Customers, Now.AddDays(-1)), Now);

    private static ProjectFile Project(string checks) => TestProjects.Read($"name: t\ndata:\n  source: a.csv\n  checks:\n{checks}target: y\n");
}
