using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mainspring.Data.Faults;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Training;

/// <summary>A rule of the gate, as text.</summary>
internal sealed partial class GateRuleShape : ScalarShape<GateRule>
{
    private const string Pattern = @"^\s*(?<metric>[A-Za-z_][A-Za-z0-9_]*)\s*(?<sign>>=|>|<=|<)\s*(?<number>-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?)(?<percent>\s*%)?\s*$";
    private const string Understood = "this version understands 'metric >= number', with >=, >, <= or <";

    internal override string Expected => "a rule such as 'roc_auc >= 0.83'";

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new() { ["type"] = "string", ["pattern"] = $"{Pattern}|{ReferencePattern}" };

    internal override JsonNode? Write(GateRule value) => JsonValue.Create(value.Text);

    private protected override Problem? Parse(string text, out GateRule value)
    {
        value = null!;
        Match match = Form().Match(text);
        if (!match.Success)
        {
            return new(FaultCode.BadRule, Refusal(text));
        }

        string metric = match.Groups["metric"].Value;
        if (!MetricNames.All.Contains(metric))
        {
            return new(FaultCode.BadRule, $"there is no metric '{metric}'", Suggestion(metric));
        }

        double threshold = double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) / (match.Groups["percent"].Success ? 100 : 1);
        value = new(text.Trim(), metric, Comparison(match.Groups["sign"].Value), threshold);
        return null;
    }

    private static string Suggestion(string metric) => Spelling.Nearest(metric, MetricNames.All) is { } near
        ? $"did you mean '{near}'?"
        : $"known are {string.Join(", ", MetricNames.All)}";

    private static string Refusal(string text) =>
        text.Contains("champion", StringComparison.Ordinal) ? $"comparing with the champion is not available yet; {Understood}"
        : text.Contains("slice(", StringComparison.Ordinal) ? $"slices are not available yet; {Understood}"
        : Understood;

    private static GateComparison Comparison(string sign) => sign switch
    {
        ">=" => GateComparison.AtLeast,
        ">" => GateComparison.Above,
        "<=" => GateComparison.AtMost,
        _ => GateComparison.Below,
    };

    [GeneratedRegex(Pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
