using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Identity;

namespace Mainspring.Cli.Identity;

/// <summary><c>mainspring users list</c>.</summary>
internal static class UsersList
{
    public static Command Create() => new VerbCommand("list", "List users.") { Examples = [new("mainspring users list", "with roles and last sign-ins")] }.Runs(ListAsync);

    private static async Task<int> ListAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        UserList list = await session.Client.Users.ListAsync(cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(list, IdentityJson.Default.UserList);
        }
        else if (list.Users.Count == 0)
        {
            invocation.Terminal.Note("There are no users; on this machine nobody is asked who they are. 'mainspring users add NAME --role admin' changes that.");
        }
        else
        {
            invocation.Terminal.Table(["name", "role", "signs in by", "last signed in"], list.Users.Select<UserInfo, IReadOnlyList<string>>(user =>
                [user.Name, user.Role, user.SignsInBy, user.SignedInAt?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–"]));
        }

        return ExitCode.Ok;
    }
}
