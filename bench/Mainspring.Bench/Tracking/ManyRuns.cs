using Mainspring.Lifecycle.Tracking;
using Mainspring.Server;
using Mainspring.Server.Hosting;
using Mainspring.Storage.Relational;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Bench.Tracking;

/// <summary>
/// A workspace with an experiment of 100,000 runs with 20 metrics, two parameters and a tag each. The rows are made by the database itself, some
/// thousand runs a transaction: logging them one by one would outlast the measurement.
/// </summary>
internal static class ManyRuns
{
    private const int Runs = 100_000;
    private const int Metrics = 20;
    private const int AtOnce = 2_000;

    /// <summary>The number of the experiment: the first after that which every workspace has.</summary>
    public const string ExperimentId = "1";

    /// <summary>Makes the workspace.</summary>
    /// <param name="home">Its folder.</param>
    /// <param name="url">The address of its database, or null for SQLite.</param>
    public static async Task PrepareAsync(string home, string? url)
    {
        WebApplication app = MainspringServer.Build(new ServerOptions { Home = home, Port = 0, Database = url });
        await using (app)
        {
            // The first run makes the experiment.
            await app.Services.GetRequiredService<Tracker>().StartAsync(new() { Experiment = "many" });
            Database database = app.Services.GetRequiredService<Database>();
            for (int from = 0; from < Runs; from += AtOnce)
            {
                await database.WriteAsync(session => Add(session, from));
            }
        }
    }

    private static void Add(Session session, int from)
    {
        long before = session.QueryNumber($"SELECT max(run_no) FROM run")!.Value;
        session.Execute($"""
            INSERT INTO run (run_id, experiment_id, name, status, started_at, artifact_root)
            SELECT id, 1, 'run-' || n, 'finished', 1577836800000 + n * 60000, '1/' || id || '/artifacts'
            FROM (SELECT n, substr({Zeros} || n, length({Zeros} || n) - 31) AS id FROM ({Numbers(from, from + AtOnce - 1)}) AS number) AS made
            """);
        SqlFragment made = Sql.Fragment($"run WHERE run_no > {before}");
        session.Execute($"INSERT INTO run_param (run_no, experiment_id, key, value) SELECT run_no, experiment_id, 'model', CASE run_no % 2 WHEN 0 THEN 'a' ELSE 'b' END FROM {made}");
        session.Execute($"INSERT INTO run_param (run_no, experiment_id, key, value) SELECT run_no, experiment_id, 'depth', CAST(run_no % 7 AS TEXT) FROM {made}");
        session.Execute($"INSERT INTO run_tag (run_no, experiment_id, key, value) SELECT run_no, experiment_id, 'team', CASE run_no % 3 WHEN 0 THEN 'blue' ELSE 'red' END FROM {made}");

        // As good as random, and the same in every database: squares modulo primes, other ones for each metric.
        SqlFragment points = Sql.Fragment($"""
            SELECT run_no, experiment_id, key, started_at, ((y + n) * (y + 7) + run_no * 31) % 1000003 / 1000003.0 AS value
            FROM (
                SELECT run_no, experiment_id, 'm' || n AS key, started_at, n, (x * x + run_no) % 99989 AS y
                FROM (SELECT run_no, experiment_id, started_at, n, (run_no * 69069 + (n + 1) * 7368787) % 99991 AS x FROM ({Numbers(0, Metrics - 1)}) AS number CROSS JOIN {made}) AS first) AS second
            """);
        session.Execute($"INSERT INTO run_metric_latest (run_no, experiment_id, key, step, at, value, is_nan) SELECT run_no, experiment_id, key, 0, started_at, value, 0 FROM ({points}) AS point ORDER BY run_no, key");
        session.Execute($"INSERT INTO run_metric (run_no, key, step, at, value, is_nan) SELECT run_no, key, 0, started_at, value, 0 FROM ({points}) AS point ORDER BY run_no, key");
    }

    private static SqlFragment Zeros => Sql.Fragment($"'00000000000000000000000000000000'");

    private static SqlFragment Numbers(long from, long to) =>
        Sql.Fragment($"WITH RECURSIVE number (n) AS (SELECT CAST({from} AS BIGINT) UNION ALL SELECT n + 1 FROM number WHERE n < {to}) SELECT n FROM number");
}
