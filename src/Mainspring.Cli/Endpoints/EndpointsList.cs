using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Endpoints;

namespace Mainspring.Cli.Endpoints;

/// <summary><c>mainspring endpoints list</c>.</summary>
internal static class EndpointsList
{
    public static Command Create() => new VerbCommand("list", "List the endpoints with their versions and traffic.")
    {
        Examples = [new("mainspring endpoints list --json", "the same for scripts")],
    }.Runs(ListAsync);

    private static async Task<int> ListAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        EndpointList list = await session.Client.Endpoints.ListAsync(cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(list, EndpointJson.Default.EndpointList);
        }
        else if (list.Endpoints.Count == 0)
        {
            invocation.Terminal.Note("There is no endpoint yet. 'mainspring up -f project.yaml' trains a model and deploys it.");
        }
        else
        {
            invocation.Terminal.Table(["endpoint", "model", "state", "requests", "errors", "req/s", "p50 ms", "p99 ms"], list.Endpoints.Select(Row), 3, 4, 5, 6, 7);
        }

        return ExitCode.Ok;
    }

    private static IReadOnlyList<string> Row(EndpointDetails endpoint) =>
    [
        endpoint.Name,
        EndpointsShow.Target(endpoint),
        endpoint.State,
        Number(endpoint.Live.Requests),
        Number(endpoint.Live.Errors),
        Number(endpoint.Live.PerSecond),
        Number(endpoint.Live.P50Ms),
        Number(endpoint.Live.P99Ms),
    ];

    private static string Number(double? value) => value?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "-";
}
