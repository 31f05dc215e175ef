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
    private const string Number = @"[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?";
    private const string Pattern = @"^\s*(slice\(\s*(?<slice>[^()=]*[^()=\s])\s*(=\s*(?<value>[^()]*[^()\s])\s*)?\)\.)?(?<metric>[A-Za-z_][A-Za-z0-9_]*)\s*(?<sign>>=|>|<=|<)\s*((?<champion>champion)(\s*(?<plus>[+-])\s*(?<margin>" + Number + @")(?<marginPercent>\s*%)?)?|(?<number>-?" + Number + @")(?<percent>\s*%)?)\s*$";
    private const string Understood = "write 'metric >= number', 'metric >= champion - number' or 'slice(column).metric >= number', with >=, >, <= or <";

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
            return new(FaultCode.BadRule, Understood);
        }

        string metric = match.Groups["metric"].Value;
        bool plain = !match.Groups["slice"].Success && !match.Groups["champion"].Success;
        if (!MetricNames.All.Contains(metric) && !(metric == GateRule.Latency && plain))
        {
            return metric == GateRule.Latency
                ? new(FaultCode.BadRule, $"{metric} is measured over all rows and compared with a number alone")
                : new(FaultCode.BadRule, $"there is no metric '{metric}'", Suggestion(metric));
        }

        if (match.Groups["slice"].Success && match.Groups["champion"].Success)
        {
            return new(FaultCode.BadRule, "a slice is compared with a number, not with the champion");
        }

        value = new(text.Trim(), metric, Comparison(match.Groups["sign"].Value), ThresholdOf(match))
        {
            AgainstChampion = match.Groups["champion"].Success,
            Slice = match.Groups["slice"].Success ? match.Groups["slice"].Value : null,
            SliceValue = match.Groups["value"].Success ? match.Groups["value"].Value : null,
        };
        return null;
    }

    private static double ThresholdOf(Match match)
    {
        if (match.Groups["number"].Success)
        {
            return Read(match.Groups["number"], match.Groups["percent"]);
        }

        double margin = match.Groups["margin"].Success ? Read(match.Groups["margin"], match.Groups["marginPercent"]) : 0;
        return match.Groups["plus"].Value == "-" ? -margin : margin;
    }

    private static double Read(Group number, Group percent) => double.Parse(number.ValueSpan, CultureInfo.InvariantCulture) / (percent.Success ? 100 : 1);

    private static string Suggestion(string metric) => Spelling.Nearest(metric, [.. MetricNames.All, GateRule.Latency]) is { } near
        ? $"did you mean '{near}'?"
        : $"known are {string.Join(", ", MetricNames.All)}, {GateRule.Latency}";

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
