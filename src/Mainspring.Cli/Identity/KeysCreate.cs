using Mainspring.Cli.Workspaces;
using Mainspring.Client.Identity;

namespace Mainspring.Cli.Identity;

/// <summary><c>mainspring keys create</c>.</summary>
internal static class KeysCreate
{
    private static readonly Argument<string> Name = new("name") { Description = "what it is for, such as ci; two live keys may share a name while one replaces the other" };
    private static readonly Option<string> Role = new("--role") { Description = "the most that it may do: viewer, editor, operator or admin [default: editor]", DefaultValueFactory = _ => "editor" };
    private static readonly Option<string?> Owner = new("--owner") { Description = "the user for whom it acts [default: oneself]", HelpName = "user" };
    private static readonly Option<bool> Program = new("--program") { Description = "it belongs to a program and to no user" };
    private static readonly Option<string?> Experiment = new("--experiment") { Description = "the one experiment that it is good for", HelpName = "name" };
    private static readonly Option<string?> Model = new("--model") { Description = "the one model that it is good for", HelpName = "name" };
    private static readonly Option<string?> Expires = new("--expires") { Description = "how long it is good for, such as 12h or 90d [default: ever]", HelpName = "time" };

    public static Command Create() => new VerbCommand("create", "Make a key and print it, this once.")
    {
        Examples =
        [
            new("mainspring keys create ci --role editor --expires 90d", "for a build server"),
            new("mainspring keys create scorer --role viewer --model churn", "asks endpoints of one model for predictions"),
        ],
        ExitCodes = "7 there are two live keys of that name already, 8 not allowed",
        Arguments = { Name },
        Options = { Role, Owner, Program, Experiment, Model, Expires },
    }.Runs(CreateAsync);

    private static async Task<int> CreateAsync(Invocation invocation, CancellationToken cancellation)
    {
        var wish = new NewKey
        {
            Name = invocation.Value(Name),
            Role = invocation.Value(Role),
            Owner = invocation.Value(Owner),
            Program = invocation.Value(Program),
            Experiment = invocation.Value(Experiment),
            Model = invocation.Value(Model),
            ExpiresAt = Lifetime.EndOf(invocation.Value(Expires), TimeProvider.System),
        };
        await using ServerSession session = await ServerSession.ConnectAsync(invocation.Place, cancellation);
        CreatedKey key = await session.Client.Keys.CreateAsync(wish, cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(key, IdentityJson.Default.CreatedKey);
            return ExitCode.Ok;
        }

        invocation.Terminal.Line(key.Key);
        invocation.Terminal.Note($"This is the key '{key.Info.Name}' ({key.Info.Role}); it is not shown again. Set {Token.Variable} or MLFLOW_TRACKING_TOKEN to it.");
        return ExitCode.Ok;
    }
}
