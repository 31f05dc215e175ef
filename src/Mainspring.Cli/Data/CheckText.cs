using System.Globalization;
using Mainspring.Lifecycle.Datasets.Checks;

namespace Mainspring.Cli.Data;

/// <summary>What came of checks on a terminal: one line a check, the first failing rows below it.</summary>
internal static class CheckText
{
    private const int MostRows = 5;

    /// <summary>Prints to stdout.</summary>
    public static void Print(CheckReport report, Terminal terminal)
    {
        foreach (CheckResult check in report.Checks)
        {
            string mark = check.Passed ? "✔" : check.Severity == "warn" ? "▲" : "✘";
            string said = check.Note ?? (check.FailingRows > 0 ? $"{check.FailingRows:N0} {(check.FailingRows == 1 ? "row" : "rows")}" : check.Passed && check.Value is 0 or null ? "" : $"measured {Number(check.Value)}");
            terminal.Line($" {mark} {check.Rule}   {said}".TrimEnd());
            foreach (FailingRow row in check.Passed ? [] : check.Examples.Take(MostRows))
            {
                terminal.Line($"     {(row.Row is { } number ? $"row {number:N0}: " : "")}{string.Join(", ", row.Values.Select(value => $"{value.Key} = {value.Value ?? "(missing)"}"))}");
            }
        }

        int broken = report.Checks.Count(check => !check.Passed && check.Severity == "fail"), warned = report.Checks.Count(check => !check.Passed && check.Severity == "warn");
        string warnings = warned == 0 ? "" : $", {warned} only warn";
        terminal.Line(report.Checks.Count == 0
            ? " the project has no checks; write them under data: {checks: [...]}"
            : $" {report.Rows:N0} rows: {report.Checks.Count - broken - warned} of {report.Checks.Count} checks passed{(broken == 0 ? "" : $", {broken} failed")}{warnings}");
    }

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
