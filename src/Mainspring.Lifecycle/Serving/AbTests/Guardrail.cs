using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Mainspring.Data.Faults;

namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>What a candidate must keep to whatever else it does: <c>error_rate &lt; 1%</c>, <c>p95_latency_ms &lt; 50</c>.</summary>
/// <param name="Text">The rule as it is written.</param>
/// <param name="Measure">What is watched.</param>
/// <param name="Limit">What it must stay below.</param>
public sealed partial record Guardrail(string Text, GuardrailMeasure Measure, double Limit)
{
    internal const string Pattern = @"^\s*(?<name>[a-z0-9_]+)\s*<=?\s*(?<number>[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?)(?<percent>\s*%)?\s*$";

    private static readonly (string Name, GuardrailMeasure Measure)[] Names =
    [
        ("error_rate", GuardrailMeasure.ErrorRate),
        ("p95_latency_ms", GuardrailMeasure.P95LatencyMs),
        ("p99_latency_ms", GuardrailMeasure.P99LatencyMs),
        ("prediction_shift", GuardrailMeasure.PredictionShift),
        ("calibration_error", GuardrailMeasure.CalibrationError),
    ];

    /// <summary>Reads a rule, or says in a sentence what is wrong with it and what to write.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Guardrail? rule, [NotNullWhen(false)] out string? fault)
    {
        rule = null;
        string known = string.Join(", ", Names.Select(named => named.Name));
        Match match = Form().Match(text);
        if (!match.Success)
        {
            fault = $"write 'measure < number', such as 'error_rate < 1%'; the measures are {known}";
            return false;
        }

        string name = match.Groups["name"].Value;
        if (Names.FirstOrDefault(named => named.Name == name) is not { Name: not null } found)
        {
            fault = $"there is no measure '{name}'{Spelling.DidYouMean(name, Names.Select(named => named.Name))}; there are {known}";
            return false;
        }

        double limit = double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) / (match.Groups["percent"].Success ? 100 : 1);
        fault = limit > 0 ? null : "the limit must be above zero";
        rule = fault is null ? new(text.Trim(), found.Measure, limit) : null;
        return fault is null;
    }

    [GeneratedRegex(Pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
