using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Relational.Filters;

namespace Mainspring.Storage.Relational.Tracking.Search;

/// <summary>
/// Finds a page of runs without reading all of them, in one of four ways: from the few rows of an index that match the rarest term; from
/// the rows of two indexes that match the rarest of terms which hardly ever come together; else along the index of the metric that orders, or along the starts of runs, until the page is full.
/// </summary>
internal sealed class RunSearch
{
    /// <summary>As many matches of a term are cheaper to read and sort than the walk along an index.</summary>
    private const int FewMatches = 4000;

    /// <summary>The matches of terms that are told apart by their number are counted up to this bound.</summary>
    private const int ManyMatches = 64_000;

    /// <summary>So many runs of one term show how often the others come with it.</summary>
    private const int Sample = 256;

    /// <summary>A page is found along an index when one of so many runs on it, for each place of the page, matches everything.</summary>
    private const int WorthWalking = 1600;

    /// <summary>So many experiments are each walked along by themselves; more are sorted as a whole.</summary>
    private const int MostWalks = 16;

    private readonly Session _session;
    private readonly RunQuery _query;
    private readonly IReadOnlyList<RunOrder> _orders;
    private readonly int _limit;

    private RunSearch(Session session, RunQuery query)
    {
        _session = session;
        _query = query;
        _orders = RunOrder.Of(query.Order);
        _limit = query.Limit + 1;
    }

    /// <summary>The runs of a page, and one more when more follow.</summary>
    public static List<RunHit> Find(Session session, RunQuery query) =>
        SightFilter.Narrow(query.Experiments, query.Seen) is var seen and not [] ? new RunSearch(session, query with { Experiments = seen }).Find() : [];

    private List<RunHit> Find()
    {
        if (Matches() is { } matches)
        {
            SqlFragment from = Sql.Fragment($"FROM ({matches.Runs}) AS match CROSS JOIN run");
            return Read([Select(_orders, from, [Sql.Fragment($"run.run_no = match.run_no"), Sql.Fragment($"run.experiment_id {InList()}")], matches.Terms)]);
        }

        if (_query.Experiments is null)
        {
            return Read([Select(_orders, Sql.Fragment($"FROM run"), [SightFilter.Of(Sql.Fragment($"run.experiment_id"), _query.Seen)])]);
        }

        IReadOnlyList<SqlFragment> places = Places();
        return _orders is [{ Metric: { } key }, ..]
            ? WalkMetric(key, places)
            : Read([.. places.Select(place => Select(_orders, Sql.Fragment($"FROM run"), [Sql.Fragment($"run.experiment_id {place}")]))]);
    }

    /// <summary>Along the values, then NaN, then the runs without the metric, as far as the page needs.</summary>
    private List<RunHit> WalkMetric(string key, IReadOnlyList<SqlFragment> places)
    {
        int first = _query.After?.Values[0] switch { RunSortValue.NotANumber => 1, RunSortValue.Missing => 2, _ => 0 };
        List<RunHit> hits = [];
        for (int rank = first; rank <= 2 && hits.Count < _limit; rank++)
        {
            hits.AddRange(Read([.. places.Select(place => rank == 2 ? WithoutMetric(key, place) : AlongMetric(key, rank, place))]).Take(_limit - hits.Count));
        }

        return hits;
    }

    private SqlFragment AlongMetric(string key, int isNaN, SqlFragment place)
    {
        RunOrder walked = _orders[0].Walked();
        SqlFragment from = _query.After?.Values[0] is RunSortValue.Number number && isNaN == 0
            ? walked.Descending ? Sql.Fragment($"o0.value <= {number.Value}") : Sql.Fragment($"o0.value >= {number.Value}")
            : Sql.Fragment($"1 = 1");
        SqlFragment walk = Sql.Fragment($"o0.experiment_id {place} AND o0.key = {key} AND o0.is_nan = {isNaN} AND run.run_no = o0.run_no");
        return Select([walked, .. _orders.Skip(1)], Sql.Fragment($"FROM run_metric_latest AS o0 CROSS JOIN run"), [walk, from]);
    }

    private SqlFragment WithoutMetric(string key, SqlFragment place) => Select(
        _orders,
        Sql.Fragment($"FROM run"),
        [Sql.Fragment($"run.experiment_id {place}"), Sql.Fragment($"NOT EXISTS (SELECT 1 FROM run_metric_latest AS entry WHERE entry.run_no = run.run_no AND entry.key = {key})")]);

    /// <summary>One query of runs with its order and its bound.</summary>
    /// <param name="orders">The order.</param>
    /// <param name="from">Where the runs come from.</param>
    /// <param name="conditions">What they must be, besides the filter.</param>
    /// <param name="met">The terms of the filter that all of those runs match.</param>
    private SqlFragment Select(IReadOnlyList<RunOrder> orders, SqlFragment from, IReadOnlyList<SqlFragment> conditions, params IReadOnlyList<FilterTerm> met)
    {
        SqlFragment columns = Conditions.Join(orders.Select(order => Sql.Fragment($", {order.Columns()}")));
        SqlFragment joined = Conditions.Join(orders.Select(order => order.Joined));
        IEnumerable<SqlFragment> all = conditions.Append(OfStage()).Append(Behind(orders)).Concat(_query.Filter.Terms.Except(met).Select(RunFilter.Condition));
        return Sql.Fragment($"""
            SELECT run.run_no AS run_no, run.started_at AS started_at{columns} {from} {joined}
            WHERE {Conditions.All(all)} ORDER BY {OrderBy(orders)} LIMIT {_limit}
            """);
    }

    private List<RunHit> Read(IReadOnlyList<SqlFragment> selects)
    {
        SqlFragment all = selects.Count == 1
            ? selects[0]
            : Sql.Fragment($"SELECT * FROM ({Union(selects)}) AS hit ORDER BY {OrderBy(_orders)} LIMIT {_limit}");
        return _session.Query($"{all}", row => new RunHit(row.GetInt64(0), row.GetInt64(1), [.. _orders.Select((order, i) => order.Read(row, 2 + (2 * i)))]));
    }

    private static SqlFragment Union(IReadOnlyList<SqlFragment> selects) => selects.Skip(1).Aggregate(
        Sql.Fragment($"SELECT * FROM ({selects[0]}) AS part"),
        static (all, next) => Sql.Fragment($"{all} UNION ALL SELECT * FROM ({next}) AS part"));

    private static SqlFragment OrderBy(IReadOnlyList<RunOrder> orders) =>
        Conditions.List([.. orders.Select(order => order.OrderBy()), Sql.Fragment($"started_at DESC, run_no DESC")]);

    private SqlFragment Behind(IReadOnlyList<RunOrder> orders) => _query.After is not { } after
        ? Sql.Fragment($"1 = 1")
        : orders.Zip(after.Values).Reverse().Aggregate(
            Sql.Fragment($"(run.started_at, run.run_no) < ({after.StartedAt}, {after.Number})"),
            static (rest, clause) => clause.First.Behind(clause.Second, rest));

    private SqlFragment OfStage() => _query.Stage switch
    {
        Stage.Active => Sql.Fragment($"run.deleted_at IS NULL"),
        Stage.Deleted => Sql.Fragment($"run.deleted_at IS NOT NULL"),
        _ => Sql.Fragment($"1 = 1"),
    };

    /// <summary>Few runs among which all that match are, or null when no index has so few.</summary>
    private FewRuns? Matches()
    {
        if (_query.Experiments is null)
        {
            return null;
        }

        SqlFragment inExperiments = InList();
        Indexed[] indexed = [.. _query.Filter.Terms.Select(term => (term, matches: RunFilter.Matching(term, inExperiments))).Where(one => one.matches is not null).Select(one => new Indexed(one.term, one.matches!))];
        (Indexed Term, long Count)[] few = [.. indexed.Select(term => (term, Count(term, FewMatches))).Where(counted => counted.Item2 < FewMatches)];
        if (few.Length > 0)
        {
            Indexed rarest = few.MinBy(counted => counted.Count).Term;
            return new(rarest.Matches, [rarest.Term]);
        }

        return indexed.Length > 1 && RareTogether(indexed) is { } rare ? Together([.. rare.OrderBy(term => Count(term, ManyMatches)).Take(2)]) : null;
    }

    private long Count(Indexed term, int most) => _session.QueryNumber($"SELECT count(*) FROM ({term.Matches} LIMIT {most}) AS match")!.Value;

    /// <summary>
    /// The first of the terms and the two that come with it least, by a sample of its runs; null when all terms come together so often that a page is found
    /// along an index.
    /// </summary>
    private Indexed[]? RareTogether(IReadOnlyList<Indexed> terms)
    {
        IEnumerable<SqlFragment> all = _query.Filter.Terms.Select(RunFilter.Condition).Append(OfStage());
        Indexed[] others = [.. terms.Skip(1)];
        SqlFragment[] counts = [.. others.Select(term => RunFilter.Condition(term.Term)).Prepend(Conditions.All(all)).Select(condition => Sql.Fragment($"coalesce(sum(CASE WHEN {condition} THEN 1 ELSE 0 END), 0)"))];
        long[] found = _session.QueryFirst(
            $"SELECT {Conditions.List(counts)} FROM ({terms[0].Matches} LIMIT {Sample}) AS match CROSS JOIN run WHERE run.run_no = match.run_no",
            row => Enumerable.Range(0, counts.Length).Select(row.GetInt64).ToArray())!;
        return found[0] * WorthWalking < (long)Sample * _limit
            ? [terms[0], .. others.Zip(found.Skip(1)).OrderBy(counted => counted.Second).Take(2).Select(counted => counted.First)]
            : null;
    }

    // As sets: a join of them, PostgreSQL would run by nested loops while it knows nothing of a young table. Two sets leave so few runs that
    // looking up the other terms of each costs less than sets of their matches.
    private static FewRuns Together(IReadOnlyList<Indexed> terms) => new(
        Sql.Fragment($"SELECT one.run_no FROM ({terms[0].Matches}) AS one INTERSECT SELECT one.run_no FROM ({terms[1].Matches}) AS one"),
        [.. terms.Select(term => term.Term)]);

    private SqlFragment InList() => _query.Experiments is [long only] ? Sql.Fragment($"= {only}") : Sql.Fragment($"IN {Sql.List(_query.Experiments!)}");

    /// <summary>How to name the experiments in a condition: each alone while they are few.</summary>
    private IReadOnlyList<SqlFragment> Places() => _query.Experiments is { Count: <= MostWalks } few
        ? [.. few.Select(experiment => Sql.Fragment($"= {experiment}"))]
        : [InList()];

    /// <summary>A term whose matches an index has.</summary>
    private sealed record Indexed(FilterTerm Term, SqlFragment Matches);

    /// <summary>Numbers of runs that match some terms.</summary>
    private sealed record FewRuns(SqlFragment Runs, IReadOnlyList<FilterTerm> Terms);
}
