using Mainspring.Cli.Workspaces;

namespace Mainspring.Cli.Identity;

/// <summary><c>mainspring keys revoke</c>.</summary>
internal static class KeysRevoke
{
    private static readonly Argument<string> Id = new("id") { Description = "the id of the key, which stands between its underscores" };

    public static Command Create() => new VerbCommand("revoke", "Revoke a key: it is refused at once.")
    {
        Examples = [new("mainspring keys revoke 0f3a9c51d2e7", "the id is in 'keys list'")],
        ExitCodes = "6 no such key, 8 not allowed",
        Arguments = { Id },
    }.Runs(RevokeAsync);

    private static async Task<int> RevokeAsync(Invocation invocation, CancellationToken cancellation)
    {
        string id = invocation.Value(Id)!;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        await session.Client.Keys.RevokeAsync(id, cancellation);
        Done.Say(invocation.Terminal, $"The key {id} is revoked.");
        return ExitCode.Ok;
    }
}
