using Mainspring.Cli.Workspaces;
using Mainspring.Client.Identity;

namespace Mainspring.Cli.Identity;

/// <summary><c>mainspring users add</c>.</summary>
internal static class UsersAdd
{
    private static readonly Argument<string> Name = new("name") { Description = "what they sign in with" };
    private static readonly Option<string> Role = new("--role") { Description = "none, viewer, editor, operator or admin [default: viewer]", DefaultValueFactory = _ => "viewer" };

    public static Command Create() => new VerbCommand("add", $"Add a user. The password is asked for, or taken from {PasswordInput.Variable} or the input.")
    {
        Examples = [new("mainspring users add anna --role admin", "the first user should be an admin")],
        ExitCodes = "7 there is such a user, 8 not allowed, 65 the password is too weak",
        Arguments = { Name },
        Options = { Role },
    }.Runs(AddAsync);

    private static async Task<int> AddAsync(Invocation invocation, CancellationToken cancellation)
    {
        var wish = new NewUser(invocation.Value(Name), PasswordInput.Read(invocation.Terminal), invocation.Value(Role));
        await using ServerSession session = await ServerSession.ConnectAsync(invocation.Place, cancellation);
        UserInfo user = await session.Client.Users.AddAsync(wish, cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(user, IdentityJson.Default.UserInfo);
            return ExitCode.Ok;
        }

        invocation.Terminal.Line($"The user {user.Name} is {user.Role}.");
        return ExitCode.Ok;
    }
}
