using System.Text.Json.Serialization;

namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>What came of all checks of a file. It is kept as the artefact <see cref="FileName"/> of a run.</summary>
/// <param name="Passed">Whether the data may be used: every check passed that is no warning.</param>
/// <param name="Source">What was checked.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="CheckedAt">When.</param>
/// <param name="Checks">One entry a check, in the order of the project file, declarations of the schema behind them.</param>
public sealed record CheckReport(bool Passed, string Source, long Rows, DateTimeOffset CheckedAt, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>The name of the artefact.</summary>
    public const string FileName = "checks.json";

    /// <summary>Which rows break which check, by the place of the check; for the file of all failing rows.</summary>
    [JsonIgnore]
    public IReadOnlyList<int[]> Failing { get; init; } = [];

    /// <summary>The checks that refuse the data, in a few words; null when none does.</summary>
    [JsonIgnore]
    public string? Refusal => Passed ? null : string.Join("; ", Checks.Where(check => !check.Passed && check.Severity == "fail").Select(Told));

    /// <summary>A check that the data break, in a few words.</summary>
    public static string Told(CheckResult check) => check switch
    {
        { Note: { } note } => $"{check.Rule}: {note}",
        { FailingRows: > 0 } => $"{check.Rule} is broken by {check.FailingRows:N0} {(check.FailingRows == 1 ? "row" : "rows")}{(check.Rows.Count > 0 ? $", such as row {check.Rows[0]:N0}" : "")}",
        _ => FormattableString.Invariant($"{check.Rule}: measured {check.Value:0.####}"),
    };
}
