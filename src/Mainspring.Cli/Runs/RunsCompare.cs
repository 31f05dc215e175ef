using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Runs;

namespace Mainspring.Cli.Runs;

/// <summary><c>mainspring runs compare</c>.</summary>
internal static class RunsCompare
{
    private static readonly Argument<string[]> Runs = new("run") { Description = "two or more runs by id, beginning of the id, or name", Arity = new ArgumentArity(2, 20) };

    public static Command Create()
    {
        VerbCommand verb = new("compare", "Compare runs: metrics, and the parameters in which they differ.")
        {
            Examples = [new("mainspring runs compare brave-otter-14 calm-heron-13", "two runs with the difference of each metric")],
            ExitCodes = "6 no such run, 7 several runs are meant",
        };
        verb.Add(Runs);
        return verb.Runs(CompareAsync);
    }

    private static async Task<int> CompareAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        List<RunInfo> runs = [];
        foreach (string run in invocation.Value(Runs)!)
        {
            runs.Add(await session.Client.Runs.GetAsync(run, cancellation));
        }

        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(new RunList(runs, null), RunsJson.Default.RunList);
        }
        else
        {
            Print(invocation.Terminal, runs);
        }

        return ExitCode.Ok;
    }

    private static void Print(Terminal terminal, IReadOnlyList<RunInfo> runs)
    {
        bool pair = runs.Count == 2;
        IEnumerable<IReadOnlyList<string>> rows = [.. Metrics(runs, pair), .. Differences(runs, pair)];
        terminal.Table(["", .. runs.Select(run => run.Name), .. pair ? ["difference"] : (string[])[]], rows, [.. Enumerable.Range(1, runs.Count + (pair ? 1 : 0))]);
    }

    private static IEnumerable<IReadOnlyList<string>> Metrics(IReadOnlyList<RunInfo> runs, bool pair) =>
        from key in runs.SelectMany(run => run.Metrics.Keys).Distinct().Order(StringComparer.Ordinal)
        let values = runs.Select(run => run.Metrics.TryGetValue(key, out double value) ? value : (double?)null).ToArray()
        select (IReadOnlyList<string>)[key, .. values.Select(value => value is { } number ? RunText.Number(number) : "-"), .. pair ? [Difference(values)] : (string[])[]];

    private static IEnumerable<IReadOnlyList<string>> Differences(IReadOnlyList<RunInfo> runs, bool pair) =>
        from key in runs.SelectMany(run => run.Params.Keys).Distinct().Order(StringComparer.Ordinal)
        let values = runs.Select(run => run.Params.GetValueOrDefault(key, "-")).ToArray()
        where values.Distinct().Skip(1).Any()
        select (IReadOnlyList<string>)[key, .. values, .. pair ? [""] : (string[])[]];

    private static string Difference(double?[] values) =>
        values is [{ } first, { } second] ? (first - second).ToString("+0.####;-0.####;same", CultureInfo.InvariantCulture) : "";
}
