using Mainspring.Cli.Workspaces;
using Mainspring.Client;
using Mainspring.Client.Releases;

namespace Mainspring.Cli.Releases;

/// <summary>The verbs by which a person acts on a release: <c>look</c>, <c>promote</c> or <c>approve</c>, <c>reject</c>, <c>rollback</c>.</summary>
internal static class ReleasesAct
{
    private static readonly Option<string?> Reason = new("--reason") { Description = "why; it is kept with the verdict", HelpName = "text" };

    public static Command Look() => Create(
        "look",
        "Look at the evidence now, and do what the plan says.",
        "mainspring releases look homes",
        [],
        static async (client, endpoint, _, cancellation) => await client.Releases.LookAsync(endpoint, (await ReleasesVerb.ActiveAsync(client, endpoint, cancellation)).Id, cancellation));

    public static Command Promote(string name) => Create(
        name,
        "Make the candidate champion, whatever the evidence says so far.",
        $"mainspring releases {name} homes",
        [],
        static async (client, endpoint, _, cancellation) => await client.Releases.PromoteAsync(endpoint, (await ReleasesVerb.ActiveAsync(client, endpoint, cancellation)).Id, cancellation));

    public static Command Reject() => Create(
        "reject",
        "Take the candidate out of the traffic; the champion stays.",
        "mainspring releases reject homes --reason 'trained on a holiday'",
        [Reason],
        static async (client, endpoint, reason, cancellation) => await client.Releases.RejectAsync(endpoint, (await ReleasesVerb.ActiveAsync(client, endpoint, cancellation)).Id, reason, cancellation));

    public static Command RollBack() => Create(
        "rollback",
        "Take back what was released last: the candidate that is being tried, else the champion.",
        "mainspring releases rollback homes --reason 'prices too low'",
        [Reason],
        static (client, endpoint, reason, cancellation) => client.Releases.RollBackAsync(endpoint, reason, cancellation));

    private static VerbCommand Create(
        string name, string summary, string example, IReadOnlyList<Option> options, Func<MainspringClient, string, string?, CancellationToken, Task<ReleaseInfo>> act)
    {
        Argument<string> endpoint = ReleasesVerb.Endpoint();
        var verb = new VerbCommand(name, summary)
        {
            Examples = [new(example, "acts at once, and is recorded in the audit log")],
            ExitCodes = "6 no such endpoint or nothing is tried there, 7 it has ended already",
        };
        verb.Add(endpoint);
        foreach (Option option in options)
        {
            verb.Add(option);
        }

        return verb.Runs(async (invocation, cancellation) =>
        {
            await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
            return ReleasesVerb.Print(invocation.Terminal, await act(session.Client, invocation.Value(endpoint)!, options.Count > 0 ? invocation.Value(Reason) : null, cancellation));
        });
    }
}
