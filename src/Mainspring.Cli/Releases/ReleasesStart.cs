using System.Text.Json;
using Mainspring.Cli.Projects;
using Mainspring.Cli.Workspaces;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Cli.Releases;

/// <summary><c>mainspring releases start</c>.</summary>
internal static class ReleasesStart
{
    private static readonly Argument<string> Endpoint = ReleasesVerb.Endpoint();
    private static readonly Argument<string> Version = new("version") { Description = "the version to try: a number, 'latest' or an alias such as challenger" };
    private static readonly Option<string?> Plan = new("--plan") { Description = "how, with the keys of deploy.endpoint.ab_test: '{metric: rating, share: 10%}' [default: that of the project file, else the defaults]", HelpName = "yaml" };

    public static Command Create() => new VerbCommand("start", "Try a version beside the champion of an endpoint.")
    {
        Examples =
        [
            new("mainspring releases start homes 4", "version 4, as the project file of this folder says"),
            new("mainspring releases start homes latest --plan '{metric: correct, method: paired_shadow}'", "scores every request and answers none"),
        ],
        ExitCodes = "6 no such endpoint or version, 7 another candidate is being tried",
        Arguments = { Endpoint, Version },
        Options = { Plan, ProjectOptions.File },
    }.Runs(StartAsync);

    private static async Task<int> StartAsync(Invocation invocation, CancellationToken cancellation)
    {
        AbTestPlan? plan = PlanOf(invocation);
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        return ReleasesVerb.Print(invocation.Terminal, await session.Client.Releases.StartAsync(
            invocation.Value(Endpoint)!,
            new(invocation.Value(Version), plan is null ? null : JsonSerializer.SerializeToElement(AbTestSection.Write(plan))),
            cancellation));
    }

    private static AbTestPlan? PlanOf(Invocation invocation)
    {
        if (invocation.Value(Plan) is { } text)
        {
            return AbTestSection.TryParse(text, out AbTestPlan? plan, out var faults)
                ? plan
                : throw new CommandFailure(ExitCode.Usage, $"the plan cannot be followed: {string.Join("; ", faults.Select(fault => fault.Hint is null ? fault.Message : $"{fault.Message} ({fault.Hint})"))}");
        }

        return invocation.Has(ProjectOptions.File) || File.Exists("project.yaml")
            ? ProjectOptions.Read(invocation).Section<DeploySection>().Endpoint.AbTest
            : null;
    }
}
