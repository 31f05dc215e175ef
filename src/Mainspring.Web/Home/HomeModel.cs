using Mainspring.Charts.Axes;
using Mainspring.Charts.Lines;
using Mainspring.Lifecycle.Serving.Traffic;
using Mainspring.Web.Endpoints;

namespace Mainspring.Web.Home;

/// <summary>What a look at the whole platform shows.</summary>
/// <param name="Tiles">One tile an endpoint, then one a model that no endpoint serves.</param>
/// <param name="NeedsYou">What somebody should look at.</param>
/// <param name="Recent">What happened last, newest first.</param>
public sealed record HomeModel(IReadOnlyList<HomeTile> Tiles, IReadOnlyList<HomeEvent> NeedsYou, IReadOnlyList<HomeEvent> Recent)
{
    private const int MostLines = 4;

    /// <summary>The requests of the last minute by endpoint, the busiest ones; null without an endpoint.</summary>
    public LineChart? Traffic
    {
        get
        {
            EndpointSnapshot[] busiest = [.. Tiles.Select(tile => tile.Endpoint).OfType<EndpointSnapshot>().OrderByDescending(endpoint => endpoint.Rate).Take(MostLines)];
            return busiest.Length == 0 ? null : new LineChart
            {
                Title = "Requests in the last minute",
                LabelX = "seconds ago",
                LabelY = "requests / s",
                Width = 720,
                Height = 220,
                RangeX = ValueRange.Between(-TrafficMinute.Length, 0),
                RangeY = ValueRange.Between(0, Math.Max(1, busiest.Max(endpoint => endpoint.RequestsBySecond.DefaultIfEmpty(0).Max()) * 1.15)),
                Series = [.. busiest.Select(endpoint => new LineSeries(endpoint.Name, endpoint.SecondsAgo, endpoint.RequestsBySecond) { Filled = true, Marks = false })],
                EmptyText = "No requests yet",
            };
        }
    }
}
