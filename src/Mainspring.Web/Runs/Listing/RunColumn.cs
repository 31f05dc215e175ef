using Mainspring.Lifecycle.Tracking;
using Mainspring.Web.Text;

namespace Mainspring.Web.Runs.Listing;

/// <summary>A column of the list of runs: a metric, a parameter or a tag.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Key">Its key.</param>
public sealed record RunColumn(RunEntryKind Kind, string Key)
{
    /// <summary>How the address and the filters name it: <c>metrics.`roc auc`</c>.</summary>
    public string Subject => $"{Family}.{(Key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/') && !char.IsAsciiDigit(Key[0]) ? Key : Key.Contains('`') ? $"\"{Key}\"" : $"`{Key}`")}";

    /// <summary>How the address of the page names it, without quotes.</summary>
    public string Name => $"{Family}.{Key}";

    /// <summary>What stands above the column.</summary>
    public string Heading => Kind == RunEntryKind.Metric ? MetricName.Of(Key) : Key;

    private string Family => Kind switch { RunEntryKind.Metric => "metrics", RunEntryKind.Param => "params", _ => "tags" };

    /// <summary>Reads what <see cref="Name"/> wrote; null when it is something else.</summary>
    public static RunColumn? Read(string? name)
    {
        RunEntryKind? kind = name switch
        {
            ['m', 'e', 't', 'r', 'i', 'c', 's', '.', _, ..] => RunEntryKind.Metric,
            ['p', 'a', 'r', 'a', 'm', 's', '.', _, ..] => RunEntryKind.Param,
            ['t', 'a', 'g', 's', '.', _, ..] => RunEntryKind.Tag,
            _ => null,
        };
        return kind is { } known ? new(known, name![(name!.IndexOf('.') + 1)..]) : null;
    }

    /// <summary>What a run has there; null when it has nothing.</summary>
    public string? ValueOf(Run run) => Kind switch
    {
        RunEntryKind.Metric => run.Metrics.GetValueOrDefault(Key) is { } point ? Say.Number(point.Value) : null,
        RunEntryKind.Param => run.Params.GetValueOrDefault(Key),
        _ => run.Tags.GetValueOrDefault(Key),
    };
}
