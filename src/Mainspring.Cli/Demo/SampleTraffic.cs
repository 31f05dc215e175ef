using Mainspring.Cli.Loading;
using Mainspring.Client;
using Mainspring.Data.Tables;

namespace Mainspring.Cli.Demo;

/// <summary>Requests to an endpoint, one row of a table after another, so that a page with live values has something to show.</summary>
/// <param name="client">The client of the server.</param>
/// <param name="endpoint">The endpoint.</param>
/// <param name="rows">The rows to send; the target column is left out.</param>
/// <param name="target">The column that is predicted.</param>
internal sealed class SampleTraffic(MainspringClient client, string endpoint, Table rows, string target)
{
    private readonly IReadOnlyList<Column> _columns = [.. rows.Columns.Where(column => column.Name != target)];
    private int _next;

    /// <summary>Sends a number of requests, one after another.</summary>
    public async Task SendAsync(int requests, CancellationToken cancellation)
    {
        for (int i = 0; i < requests; i++)
        {
            await client.Endpoints.PredictAsync(endpoint, NextRecord(), cancellation);
        }
    }

    /// <summary>Sends requests at a steady rate until it is told to stop. A request that is refused is no reason to stop: the endpoint may be changed or away for a while.</summary>
    public async Task KeepSendingAsync(int perSecond, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            try
            {
                await SendAsync(1, cancellation);
            }
            catch (Exception refused) when (refused is ServerException or ServerUnreachableException)
            {
                // The next tick tries again.
            }
        }
    }

    private byte[] NextRecord() => RecordJson.Of(_columns, _next++ % rows.RowCount);
}
