namespace Mainspring.EndToEnd.Hostile.Tables;

/// <summary>Filters and orders that try to become statements, or to cost too much.</summary>
internal static class Filters
{
    public static readonly string[] All =
    [
        "'", "\"", "`", "metrics.a > 1; DROP TABLE run", "metrics.a > 1 --", "metrics.a > 1 /* x */", "metrics.`a` > 1 OR 1=1", "1=1", "tags.a = 'x' OR '1'='1'", "tags.a = 'x'' OR ''1''=''1'",
        "params.a = 'x' UNION SELECT name FROM sqlite_master", "attributes.status = (SELECT 1)", "metrics.a > (SELECT count(*) FROM run)", "attribute.run_id IN (SELECT run_id FROM run)", "tags.\"a\" LIKE '%' ESCAPE '\\'",
        "tags.`a` = 'b'; ATTACH DATABASE '/tmp/x' AS x", "load_extension('x')", "metrics.a > randomblob(1000000000)", "params.a LIKE '%%%%%%%%%%%%%%%%%%%%%%%%%%%%a'", "tags.a ILIKE '(a+)+$'", "tags.a RLIKE '(a+)+$'",
        "metrics.a > 1e999", "metrics.a > NaN", "metrics.a > -", "metrics.a >", "metrics. > 1", ".a > 1", "metrics.a ==== 1", "attributes.secret = 'x'", "run.password = 'x'", "metrics.a > 1 AND", "AND AND AND",
        "\0", "tags.a = '\0'", "tags.\ud800 = 'x'", "metrics.a DESC; SELECT 1", "metrics.a DESC, (SELECT 1)", "start_time DESC NULLS LAST; --", "RANDOM()", "CASE WHEN 1=1 THEN name END", "pg_sleep(10)", "attributes.start_time > 99999999999999999999999",
        Repeated("metrics.a > 1 AND ", 101, "metrics.a > 1"), Repeated("(", 5000, "metrics.a > 1"), Repeated("tags.a = 'x' AND ", 5000, "tags.a = 'x'"), $"tags.a = '{new string('x', 70_000)}'", $"attributes.run_id IN ({Repeated("'a',", 5000, "'a'")})",
    ];

    private static string Repeated(string part, int times, string end) => string.Concat(Enumerable.Repeat(part, times)) + end;
}
