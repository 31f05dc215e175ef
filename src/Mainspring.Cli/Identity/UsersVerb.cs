namespace Mainspring.Cli.Identity;

/// <summary><c>mainspring users</c>: who may sign in.</summary>
internal static class UsersVerb
{
    public static Command Create() => new VerbCommand("users", "Add, list, change and remove users.")
    {
        Examples =
        [
            new("mainspring users add anna --role admin", "asks for the password; from the first user on, callers must sign in"),
            new("mainspring users role otto operator", "another role"),
        ],
        Subcommands = { UsersAdd.Create(), UsersList.Create(), UsersChange.Role(), UsersChange.Password(), UsersChange.Remove() },
    };
}
