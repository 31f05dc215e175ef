namespace Mainspring.Cli.Workspaces;

/// <summary>Which database holds the metadata: the option, else the environment, else the workspace's own file.</summary>
internal static class DatabaseOption
{
    /// <summary>The variable, also read by the verbs that host a server for the length of a command.</summary>
    public const string Variable = "MAINSPRING_DATABASE";

    public static readonly Option<string?> Database = new("--database")
    {
        Description = $"keep metadata on a PostgreSQL server instead of in the workspace's SQLite file (or {Variable}; the password also in PGPASSWORD)",
        HelpName = "postgres://user@host:port/db",
    };

    /// <summary>The address, or null for the file.</summary>
    public static string? Of(Invocation invocation) => invocation.Value(Database) is { Length: > 0 } named ? named : FromEnvironment();

    public static string? FromEnvironment() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable : null;
}
