using Mainspring.Client.Runs;

namespace Mainspring.Cli.Runs;

/// <summary>A column of the printed list of runs.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="IsNumeric">Whether it holds numbers.</param>
/// <param name="Text">What a run has there; a dash when it has nothing.</param>
internal sealed record RunTableColumn(string Heading, bool IsNumeric, Func<RunInfo, string> Text)
{
    private const string None = "-";

    /// <summary>The column of a metric.</summary>
    public static RunTableColumn OfMetric(string key) => new(key, true, run => run.Metrics.TryGetValue(key, out double value) ? RunText.Number(value) : None);

    /// <summary>The column of a name that the server knows, such as <c>params.trees</c>.</summary>
    public static RunTableColumn Of(string name)
    {
        int dot = name.IndexOf('.');
        string key = name[(dot + 1)..];
        return name[..dot] switch
        {
            "metrics" => OfMetric(key),
            "params" => new(key, false, run => run.Params.GetValueOrDefault(key, None)),
            _ => new(key, false, run => run.Tags.GetValueOrDefault(key, None)),
        };
    }
}
