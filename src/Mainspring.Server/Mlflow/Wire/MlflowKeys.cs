using System.Text;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>
/// What keys of metrics, parameters and tags may be on MLflow's wire. Its clients and stores also use them as paths of files, so they
/// keep to the characters and the shape of a path that is written in one way only.
/// </summary>
internal static class MlflowKeys
{
    /// <exception cref="MlflowFault">A key is none.</exception>
    public static RunLog Demand(RunLog log)
    {
        foreach (MetricPoint point in log.Metrics)
        {
            Demand("metric", point.Key);
        }

        Demand("param", log.Params.Keys);
        Demand("tag", log.Tags.Keys);
        return log;
    }

    /// <exception cref="MlflowFault">A key is none.</exception>
    public static void Demand(string kind, IEnumerable<string> keys)
    {
        foreach (string key in keys)
        {
            Demand(kind, key);
        }
    }

    private static void Demand(string kind, string key)
    {
        if (!key.EnumerateRunes().All(IsAllowed))
        {
            throw MlflowFault.Invalid(
                $"Invalid {kind} name: '{key}'. Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colons (:) and slashes (/).");
        }

        if (key.StartsWith("..", StringComparison.Ordinal) || key == "." || (key.Contains('/') && key.Split('/').Any(part => part is "" or "." or "..")))
        {
            throw MlflowFault.Invalid($"Invalid {kind} name: '{key}'. Names may be treated as files in certain cases, and must not resolve to other names when treated as such.");
        }
    }

    private static bool IsAllowed(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '-' or '.' or ' ' or ':' or '/';
}
