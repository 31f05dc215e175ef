using Mainspring.Cli.Workspaces;

namespace Mainspring.Cli.Identity;

/// <summary><c>mainspring users role|password|remove</c>.</summary>
internal static class UsersChange
{
    private const string Codes = "6 no such user, 7 it is the only admin, 8 not allowed";

    private static readonly Argument<string> Name = new("name") { Description = "the user" };
    private static readonly Argument<string> NewRole = new("role") { Description = "none, viewer, editor, operator or admin" };

    public static Command Role() => new VerbCommand("role", "Give a user another role.")
    {
        Examples = [new("mainspring users role otto operator", "takes effect at once")],
        ExitCodes = Codes,
        Arguments = { Name, NewRole },
    }.Runs(async (invocation, cancellation) =>
    {
        string name = invocation.Value(Name)!;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        var user = await session.Client.Users.ChangeAsync(name, new(Role: invocation.Value(NewRole)), cancellation);
        Done.Say(invocation.Terminal, $"The user {user.Name} is {user.Role}.");
        return ExitCode.Ok;
    });

    public static Command Password() => new VerbCommand("password", $"Give a user another password, asked for or taken from {PasswordInput.Variable} or the input.")
    {
        Examples = [new("mainspring users password anna", "anna is signed out everywhere")],
        ExitCodes = Codes,
        Arguments = { Name },
    }.Runs(async (invocation, cancellation) =>
    {
        string name = invocation.Value(Name)!;
        string password = PasswordInput.Read(invocation.Terminal);
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        var user = await session.Client.Users.ChangeAsync(name, new(Password: password), cancellation);
        Done.Say(invocation.Terminal, $"The user {user.Name} has a new password and is signed out everywhere.");
        return ExitCode.Ok;
    });

    public static Command Remove() => new VerbCommand("remove", "Remove a user; their keys are revoked.")
    {
        Examples = [new("mainspring users remove otto", "sessions end and keys are refused at once")],
        ExitCodes = Codes,
        Arguments = { Name },
    }.Runs(async (invocation, cancellation) =>
    {
        string name = invocation.Value(Name)!;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        await session.Client.Users.RemoveAsync(name, cancellation);
        Done.Say(invocation.Terminal, $"The user {name} is removed, and their keys are revoked.");
        return ExitCode.Ok;
    });
}
