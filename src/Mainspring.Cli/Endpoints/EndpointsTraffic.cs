using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Endpoints;

namespace Mainspring.Cli.Endpoints;

/// <summary><c>mainspring endpoints traffic</c>.</summary>
internal static class EndpointsTraffic
{
    private static readonly Argument<string> Name = EndpointsVerb.Name();
    private static readonly Argument<string[]> Weights = new("weights") { Description = "the percent of each variant, as name=percent; a variant that is not named gets none", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "show how the traffic would be split; change nothing" };

    public static Command Create()
    {
        VerbCommand verb = new("traffic", "Split the traffic of an endpoint among its variants.")
        {
            Examples =
            [
                new("mainspring endpoints traffic churn a=80 b=20", "four of five keys meet a"),
                new("mainspring endpoints traffic churn b=100 --dry-run", "what would change"),
            ],
            ExitCodes = "6 no such endpoint",
        };
        verb.Add(Name);
        verb.Add(Weights);
        verb.Add(DryRun);
        return verb.Runs(SplitAsync);
    }

    private static async Task<int> SplitAsync(Invocation invocation, CancellationToken cancellation)
    {
        Dictionary<string, double> weights = Read(invocation.Value(Weights)!);
        string name = invocation.Value(Name)!;
        bool isTrial = invocation.Value(DryRun);
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        EndpointDetails before = await session.Client.Endpoints.GetAsync(name, cancellation);
        EndpointDetails after = await session.Client.Endpoints.SplitAsync(name, weights, isTrial, cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(after, EndpointJson.Default.EndpointDetails);
            return ExitCode.Ok;
        }

        Dictionary<string, double> were = before.Variants.ToDictionary(variant => variant.Name, variant => variant.Weight, StringComparer.Ordinal);
        invocation.Terminal.Table(
            ["variant", "before %", isTrial ? "would be %" : "now %"],
            after.Variants.Where(variant => !variant.Shadow).Select(variant => (IReadOnlyList<string>)[variant.Name, Percent(were.GetValueOrDefault(variant.Name)), Percent(variant.Weight)]),
            1,
            2);
        invocation.Terminal.Note(isTrial ? "Nothing was changed." : $"The traffic of {name} is split.");
        return ExitCode.Ok;
    }

    private static Dictionary<string, double> Read(string[] pairs)
    {
        Dictionary<string, double> weights = new(StringComparer.Ordinal);
        foreach (string pair in pairs)
        {
            string[] parts = pair.Split('=', 2);
            if (parts.Length != 2 || !double.TryParse(parts[1].TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out double weight) || !weights.TryAdd(parts[0], weight))
            {
                throw new CommandFailure(ExitCode.Usage, $"'{pair}' gives no variant its traffic; write each variant once, as name=percent: a=80 b=20.");
            }
        }

        return weights;
    }

    private static string Percent(double weight) => weight.ToString("0.####", CultureInfo.InvariantCulture);
}
