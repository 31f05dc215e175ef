using System.Globalization;

namespace Mainspring.Cli.Training;

/// <summary>The metrics that people look at first, in that order.</summary>
internal static class HeadlineMetrics
{
    private static readonly string[] Names = ["roc_auc", "accuracy", "f1", "macro_f1", "rmse", "mae", "r2", "log_loss"];

    /// <summary>Names of metrics: the headlines first, those of training last.</summary>
    public static IEnumerable<string> Order(IEnumerable<string> names) => names
        .OrderBy(name => Array.IndexOf(Names, name) is var place and >= 0 ? place : name.StartsWith("train.", StringComparison.Ordinal) ? int.MaxValue : Names.Length)
        .ThenBy(name => name, StringComparer.Ordinal);

    /// <summary>The three that matter most, in one line.</summary>
    public static string Of(IReadOnlyDictionary<string, double> metrics) => string.Join(", ", Order(metrics.Keys).Take(3)
        .Select(name => string.Create(CultureInfo.InvariantCulture, $"{name} {metrics[name]:0.####}")));
}
