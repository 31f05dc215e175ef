namespace Mainspring.Cli.Identity;

/// <summary><c>mainspring keys</c>: keys with which programs call the server.</summary>
internal static class KeysVerb
{
    public static Command Create() => new VerbCommand("keys", "Make, list and revoke the keys with which programs call the server.")
    {
        Examples =
        [
            new("mainspring keys create ci --role editor --expires 90d", "prints the key, this once"),
            new("mainspring keys revoke 0f3a9c51d2e7", "it is refused from now on"),
        ],
        Subcommands = { KeysCreate.Create(), KeysList.Create(), KeysRevoke.Create() },
    };
}
