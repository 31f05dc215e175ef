using Mainspring.Cli.Workspaces;
using Mainspring.Client.Endpoints;

namespace Mainspring.Cli.Endpoints;

/// <summary><c>mainspring endpoints deploy</c>.</summary>
internal static class EndpointsDeploy
{
    private static readonly Argument<string> Name = EndpointsVerb.Name();
    private static readonly Option<string> Model = new("--model", "-m") { Description = "registered model, with its alias: churn@champion", HelpName = "model@alias" };
    private static readonly Option<string> Variant = new("--variant") { Description = "add or change one variant: b=churn@challenger, or b=churn@3 for a version", HelpName = "name=model@alias" };
    private static readonly Option<double?> Weight = new("--weight") { Description = "with --variant: its percent of the traffic, taken from the default. Default: 0", HelpName = "percent" };
    private static readonly Option<bool> Shadow = new("--shadow") { Description = "with --variant: score every request beside the answers, and never answer" };

    public static Command Create()
    {
        VerbCommand verb = new("deploy", "Make an endpoint, point it to another model or alias, or give it one more variant.")
        {
            Examples =
            [
                new("mainspring endpoints deploy churn --model telco-churn@champion", "follows the alias from now on"),
                new("mainspring endpoints deploy churn --variant b=telco-churn@challenger --weight 20", "a second variant answers every fifth key"),
                new("mainspring endpoints deploy churn --variant c=telco-churn@7 --shadow", "version 7 scores beside the answers"),
            ],
            ExitCodes = "7 the version was refused",
        };
        verb.Add(Name);
        verb.Add(Model);
        verb.Add(Variant);
        verb.Add(Weight);
        verb.Add(Shadow);
        return verb.Runs(DeployAsync);
    }

    private static async Task<int> DeployAsync(Invocation invocation, CancellationToken cancellation)
    {
        (string? model, string? variant) = (invocation.Value(Model), invocation.Value(Variant));
        if (model is null == variant is null)
        {
            throw new CommandFailure(ExitCode.Usage, "Say what to deploy: either --model for the whole endpoint, or --variant for one of its variants.");
        }

        string name = invocation.Value(Name)!;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        EndpointTarget target = model is not null
            ? Alone(model.Split('@', 2))
            : VariantPlan.With(await session.Client.Endpoints.GetAsync(name, cancellation), variant!, invocation.Value(Weight), invocation.Value(Shadow));
        EndpointsShow.Print(invocation.Terminal, await session.Client.Endpoints.PutAsync(name, target, cancellation));
        return ExitCode.Ok;
    }

    private static EndpointTarget Alone(string[] parts) => new(parts[0], parts.Length > 1 ? parts[1] : null);
}
