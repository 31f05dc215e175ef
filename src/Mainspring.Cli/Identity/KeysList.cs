using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Identity;

namespace Mainspring.Cli.Identity;

/// <summary><c>mainspring keys list</c>.</summary>
internal static class KeysList
{
    public static Command Create() => new VerbCommand("list", "List keys, newest first: one's own, or all for admins.")
    {
        Examples = [new("mainspring keys list", "with the ids that revoke takes")],
    }.Runs(ListAsync);

    private static async Task<int> ListAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        KeyList list = await session.Client.Keys.ListAsync(cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(list, IdentityJson.Default.KeyList);
        }
        else if (list.Keys.Count == 0)
        {
            invocation.Terminal.Note("There are no keys. 'mainspring keys create ci' makes one.");
        }
        else
        {
            invocation.Terminal.Table(["id", "name", "acts for", "role", "good for", "state", "last used", "expires"], list.Keys.Select<KeyInfo, IReadOnlyList<string>>(key =>
                [key.Id, key.Name, key.Owner ?? "a program", key.Role, ScopeOf(key), key.State, Day(key.LastUsedAt), key.ExpiresAt is null ? "never" : Day(key.ExpiresAt)]));
        }

        return ExitCode.Ok;
    }

    private static string ScopeOf(KeyInfo key) => key.Experiment is { } experiment ? $"experiment {experiment}" : key.Model is { } model ? $"model {model}" : "everything";

    private static string Day(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–";
}
