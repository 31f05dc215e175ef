using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Storage.Relational.Tracking.LoggedModels;

/// <summary>Keeps the points of a run that say something about logged models.</summary>
internal static class LoggedModelMetrics
{
    /// <summary>Keeps a point with its model; nothing happens when there is no such model.</summary>
    public static void Add(Session session, long run, MetricPoint point, MetricSubject subject)
    {
        (double value, bool isNaN) = double.IsNaN(point.Value) ? (0, true) : (point.Value, false);
        session.Execute($"""
            INSERT INTO logged_model_metric (model_no, key, run_no, step, at, dataset_name, dataset_digest, value, is_nan)
            SELECT model_no, {point.Key}, {run}, {point.Step}, {point.At}, {subject.Dataset?.Name ?? ""}, {subject.Dataset?.Digest ?? ""}, {value}, {isNaN}
            FROM logged_model WHERE model_id = {subject.Model.Value} AND deleted_at IS NULL
            ON CONFLICT DO NOTHING
            """);
    }
}
