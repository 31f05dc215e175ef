using Mainspring.Cli.Workspaces;
using Mainspring.Client.Identity;

namespace Mainspring.Cli.Identity;

/// <summary><c>mainspring grants</c>: roles on single experiments and models.</summary>
internal static class GrantsVerb
{
    private static readonly Option<string?> User = new("--user") { Description = "the user" };
    private static readonly Option<string?> Key = new("--key") { Description = "the name of the keys" };
    private static readonly Option<string?> Experiment = new("--experiment") { Description = "the experiment, by name or id" };
    private static readonly Option<string?> Model = new("--model") { Description = "the model" };
    private static readonly Argument<string> Role = new("role") { Description = "none, viewer, editor, operator or admin" };

    public static Command Create() => new VerbCommand("grants", "Give somebody another role on one experiment or model.")
    {
        Examples =
        [
            new("mainspring grants add editor --user vera --experiment churn", "vera, a viewer, may log to churn"),
            new("mainspring grants add none --user otto --model salaries", "otto does not see that there is such a model"),
        ],
        Subcommands = { Add(), List(), Remove() },
    };

    private static VerbCommand Add() => new VerbCommand("add", "Give a grant, in place of the one that there was.")
    {
        Examples = [new("mainspring grants add editor --user vera --experiment churn", "above or below the general role")],
        ExitCodes = "6 no such user, key or experiment, 8 not allowed",
        Arguments = { Role },
        Options = { User, Key, Experiment, Model },
    }.Runs(async (invocation, cancellation) =>
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        GrantInfo given = await session.Client.Grants.SetAsync(Read(invocation, invocation.Value(Role)), cancellation);
        Done.Say(invocation.Terminal, $"{Describe(given)}.");
        return ExitCode.Ok;
    });

    private static VerbCommand Remove() => new VerbCommand("remove", "Take a grant back: the general role counts again.")
    {
        Examples = [new("mainspring grants remove --user vera --experiment churn", "takes effect at once")],
        ExitCodes = "6 no such grant, 8 not allowed",
        Options = { User, Key, Experiment, Model },
    }.Runs(async (invocation, cancellation) =>
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        await session.Client.Grants.RemoveAsync(Read(invocation, null), cancellation);
        Done.Say(invocation.Terminal, "The grant is removed.");
        return ExitCode.Ok;
    });

    private static VerbCommand List() => new VerbCommand("list", "List grants.")
    {
        Examples = [new("mainspring grants list", "experiments by their ids")],
    }.Runs(async (invocation, cancellation) =>
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        GrantList list = await session.Client.Grants.ListAsync(cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(list, IdentityJson.Default.GrantList);
            return ExitCode.Ok;
        }

        invocation.Terminal.Table(["who", "role", "on"], list.Grants.Select<GrantInfo, IReadOnlyList<string>>(grant => [SubjectOf(grant), grant.Role!, ObjectOf(grant)]));
        return ExitCode.Ok;
    });

    private static GrantInfo Read(Invocation invocation, string? role) =>
        new(invocation.Value(User), invocation.Value(Key), invocation.Value(Experiment), invocation.Value(Model), role);

    private static string Describe(GrantInfo grant) => $"{SubjectOf(grant)} is {grant.Role} on {ObjectOf(grant)}";

    private static string SubjectOf(GrantInfo grant) => grant.User is { } user ? $"user {user}" : $"key {grant.Key}";

    private static string ObjectOf(GrantInfo grant) => grant.Model is { } model ? $"model {model}" : $"experiment {grant.Experiment}";
}
