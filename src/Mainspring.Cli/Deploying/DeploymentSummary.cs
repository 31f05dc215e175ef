using System.Globalization;
using Mainspring.Cli.Training;

namespace Mainspring.Cli.Deploying;

/// <summary>A deployment in a few lines for people.</summary>
internal static class DeploymentSummary
{
    /// <summary>Prints what was trained, how well, and whether it answers now.</summary>
    public static void Print(Terminal terminal, DeploymentResult result)
    {
        terminal.Line($" {result.Model} v{result.Version}: {HeadlineMetrics.Of(result.Metrics.Holdout)} on rows it never saw");
        foreach (GateRuleResult rule in result.Gate.Rules)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $" gate {(rule.Passed ? "✔" : "✘")} {rule.Rule}   measured {rule.Value:0.####}"));
        }

        terminal.Line(result.Release is { } release ? $" it is tried beside the champion of endpoint '{result.Endpoint}': release {release}" : result.Endpoint is { } endpoint
            ? $" endpoint '{endpoint}' answers with {result.Model}@{result.Alias}"
            : " the gate refused it; nothing was deployed, and what served before serves on");
        if (result.Facade is { } facade)
        {
            terminal.Line($" facade {facade}");
        }
    }
}
