using Mainspring.Lifecycle.Registry;
using Mainspring.Web.Text;

namespace Mainspring.Web.Models;

/// <summary>A model with its newest version and the endpoints that serve it.</summary>
public sealed record ModelRow(RegisteredModel Model, ModelVersion? Latest, IReadOnlyList<string> Endpoints)
{
    /// <summary>The name and value of the metric that speaks for the newest version.</summary>
    public (string Name, double Value)? MainMetric =>
        Latest is { } latest && MetricName.Main(latest.Metrics.Keys) is { } key ? (MetricName.Of(key), latest.Metrics[key]) : null;
}
