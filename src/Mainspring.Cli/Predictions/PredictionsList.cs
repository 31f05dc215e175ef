using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Endpoints;

namespace Mainspring.Cli.Predictions;

/// <summary><c>mainspring predictions list</c>.</summary>
internal static class PredictionsList
{
    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "how many at most, 1 to 1000", DefaultValueFactory = _ => 20 };
    private static readonly Option<string?> Cursor = new("--cursor") { Description = "where the page before ended" };

    public static Command Create()
    {
        VerbCommand verb = new("list", "List predictions, newest first.")
        {
            Examples =
            [
                new("mainspring predictions list churn --since 2026-11-30 --min-score 0.9", "the surest of a day"),
                new("mainspring predictions list churn --key 7590-VHVEG --json", "what a customer was told, with inputs"),
            ],
            ExitCodes = "6 no such endpoint",
        };
        SearchOptions.AddTo(verb);
        verb.Add(Limit);
        verb.Add(Cursor);
        return verb.Runs(ListAsync);
    }

    private static async Task<int> ListAsync(Invocation invocation, CancellationToken cancellation)
    {
        PredictionSearch search = SearchOptions.Of(invocation);
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        PredictionLogPage page = await session.Client.Endpoints.PredictionsAsync(
            invocation.Value(SearchOptions.Endpoint)!, search, invocation.Value(Limit), invocation.Value(Cursor), cancellation);
        Terminal terminal = invocation.Terminal;
        if (page.OnlyTail)
        {
            terminal.Warning("a store of the server is away: these are the latest predictions in its journal, without labels and ratings.");
        }

        if (terminal.IsJson)
        {
            terminal.Json(page, EndpointJson.Default.PredictionLogPage);
        }
        else if (page.Predictions.Count == 0)
        {
            terminal.Note("No prediction is like that.");
        }
        else
        {
            terminal.Table(["id", "at (UTC)", "prediction", "score", "variant", "version", "ms", "label", "rating"], page.Predictions.Select(Row), 3, 5, 6, 8);
            if (page.NextCursor is { } next)
            {
                terminal.Note($"There are more: add --cursor {next}");
            }
        }

        return ExitCode.Ok;
    }

    private static IReadOnlyList<string> Row(LoggedPredictionLine line) =>
    [
        line.PredictionId.ToString(CultureInfo.InvariantCulture),
        line.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        line.Prediction.ToString(),
        line.Probability?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-",
        line.ShadowOf is null ? line.Variant : line.Variant + " (shadow)",
        line.Version.ToString(CultureInfo.InvariantCulture),
        line.LatencyMs.ToString("0.##", CultureInfo.InvariantCulture),
        (line.Label?.ToString() ?? "-") + (line.Correct switch { true => " (right)", false => " (wrong)", null => "" }),
        line.Rating?.ToString(CultureInfo.InvariantCulture) ?? "-",
    ];
}
