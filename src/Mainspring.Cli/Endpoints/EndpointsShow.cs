using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Endpoints;

namespace Mainspring.Cli.Endpoints;

/// <summary><c>mainspring endpoints show</c>.</summary>
internal static class EndpointsShow
{
    private static readonly Argument<string> Name = EndpointsVerb.Name();

    public static Command Create()
    {
        VerbCommand verb = new("show", "Show an endpoint: what answers, since when, and its traffic.")
        {
            Examples = [new("mainspring endpoints show telco-churn", "its version, state and traffic")],
            ExitCodes = "6 no such endpoint",
        };
        verb.Add(Name);
        return verb.Runs(ShowAsync);
    }

    /// <summary>Which model, alias and version stand behind an endpoint.</summary>
    public static string Target(EndpointDetails endpoint) => endpoint.Version is { } version
        ? string.Create(CultureInfo.InvariantCulture, $"{Reference(endpoint)} (version {version})")
        : Reference(endpoint);

    private static string Reference(EndpointDetails endpoint) => endpoint.Alias is { } alias
        ? $"{endpoint.Model}@{alias}"
        : string.Create(CultureInfo.InvariantCulture, $"{endpoint.Model}@v{endpoint.WantedVersion}");

    private static async Task<int> ShowAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        EndpointDetails endpoint = await session.Client.Endpoints.GetAsync(invocation.Value(Name)!, cancellation);
        Print(invocation.Terminal, endpoint);
        return ExitCode.Ok;
    }

    /// <summary>Prints an endpoint in full.</summary>
    public static void Print(Terminal terminal, EndpointDetails endpoint)
    {
        if (terminal.IsJson)
        {
            terminal.Json(endpoint, EndpointJson.Default.EndpointDetails);
            return;
        }

        EndpointLive live = endpoint.Live;
        terminal.KeyValues(
            ("endpoint", endpoint.Name),
            ("model", Target(endpoint)),
            ("state", endpoint.Reason is null ? endpoint.State : $"{endpoint.State}: {endpoint.Reason}"),
            ("updated", endpoint.UpdatedAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)),
            ("requests", string.Create(CultureInfo.InvariantCulture, $"{live.Requests:#,0}, of which {live.Invalid:#,0} invalid, {live.Rejected:#,0} unreadable, {live.Errors:#,0} failed")),
            ("rate", string.Create(CultureInfo.InvariantCulture, $"{live.PerSecond:0.##} a second over the last minute")),
            ("latency", live.P50Ms is null ? "no requests yet" : string.Create(CultureInfo.InvariantCulture, $"p50 {live.P50Ms:0.###} ms, p95 {live.P95Ms:0.###} ms, p99 {live.P99Ms:0.###} ms")));
        if (endpoint.Variants.Count > 1)
        {
            terminal.Line();
            terminal.Table(["variant", "serves", "traffic %", "requests", "errors", "p50 ms", "p99 ms"], endpoint.Variants.Select(Row), 2, 3, 4, 5, 6);
        }
    }

    private static IReadOnlyList<string> Row(EndpointVariant variant) =>
    [
        variant.Name + (variant.Default ? " (default)" : ""),
        variant.Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{variant.Model} v{version}") : $"nothing of {variant.Model}",
        variant.Shadow ? "shadow" : Number(variant.Weight),
        Number(variant.Live.Requests),
        Number(variant.Live.Errors),
        Number(variant.Live.P50Ms),
        Number(variant.Live.P99Ms),
    ];

    private static string Number(double? value) => value?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "-";
}
