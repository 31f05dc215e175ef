using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Releases;

namespace Mainspring.Cli.Releases;

/// <summary><c>mainspring releases show</c>, and <c>mainspring endpoints decision</c>: what the evidence says.</summary>
internal static class ReleasesShow
{
    public static Command Create(string name)
    {
        Argument<string> endpoint = ReleasesVerb.Endpoint();
        return new VerbCommand(name, "Show what the evidence says of the candidate at an endpoint.")
        {
            Examples = [new("mainspring releases show homes", "arms, interval, guardrails and the verdict so far")],
            ExitCodes = "6 no such endpoint",
            Arguments = { endpoint },
        }.Runs(async (invocation, cancellation) =>
        {
            await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
            DecisionInfo decision = await session.Client.Releases.DecisionAsync(invocation.Value(endpoint)!, cancellation);
            Print(invocation.Terminal, decision);
            return ExitCode.Ok;
        });
    }

    private static void Print(Terminal terminal, DecisionInfo decision)
    {
        if (terminal.IsJson)
        {
            terminal.Json(decision, ReleasesJson.Default.DecisionInfo);
            return;
        }

        if (decision.Release is { } release)
        {
            terminal.KeyValues(
                ("release", $"{release.Id}, {release.State.Replace('_', ' ')}"),
                ("rule", $"{decision.Method} on {decision.Metric}"),
                ("gain", decision.Gain is { } gain ? $"{Number(gain)}, between {Number(decision.Lower)} and {Number(decision.Upper)}{(decision.Relative ? " of the champion's mean" : "")}" : "nothing is known yet"),
                ("labels", decision.LabelsNeeded is { } needed and > 0 ? string.Create(CultureInfo.InvariantCulture, $"{decision.Labels:N0}; about {needed:N0} more will tell") : decision.Labels.ToString("N0", CultureInfo.InvariantCulture)));
            terminal.Line();
            terminal.Table(["side", "variant", "version", "requests", "errors", "labelled", "mean", "ms"], decision.Arms.Select(Row), 2, 3, 4, 5, 6, 7);
        }

        foreach (GuardrailInfo guardrail in decision.Guardrails)
        {
            terminal.Line($"{(guardrail.Tripped ? "✘" : "✔")} {guardrail.Rule}   measured {Number(guardrail.Value)}");
        }

        if (decision.Bayesian is { } bet)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"For reading only: the candidate is better with a chance of {bet.ChanceCandidateIsBetter:P1}."));
        }

        if (decision.FalsePromotions is { } share)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"With feedback like this the rule promotes a candidate that is no better in {share:P0} of tests."));
        }

        foreach (string note in decision.Notes)
        {
            terminal.Note(note);
        }

        terminal.Line($"→ {decision.Outcome?.Replace('_', ' ') ?? "nothing to decide"}: {decision.Reason}");
    }

    private static IReadOnlyList<string> Row(ArmInfo arm) =>
    [
        arm.Role,
        arm.Variant,
        arm.Version.ToString(CultureInfo.InvariantCulture),
        arm.Requests.ToString("N0", CultureInfo.InvariantCulture),
        arm.Errors.ToString("N0", CultureInfo.InvariantCulture),
        arm.Labelled.ToString("N0", CultureInfo.InvariantCulture),
        Number(arm.Mean),
        Number(arm.LatencyMs),
    ];

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "?";
}
