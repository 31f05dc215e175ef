namespace Mainspring.EndToEnd.Hostile;

/// <summary>
/// The one rule for all malformed input: an answer within the patience, a 4xx or a harmless 2xx or 3xx, that tells nothing of our code, our
/// statements, our files, or of what lies outside.
/// </summary>
internal static class Sane
{
    /// <summary>Parts of stack traces, statements and messages of databases, and of files of the machine.</summary>
    private static readonly string[] Tells =
    [
        "   at Mainspring", "   at System", "   at Microsoft", ".cs:line", "System.", "Microsoft.", "StackTrace", "NullReference",
        "SQLite Error", "SQLITE_", "sqlite_", "Npgsql", "syntax error at or near", "no such column", "no such table", "UNIQUE constraint", "near \"",
        "mainspring.db", "secret.key", "local.key", "root:x:0:0", "/etc/shadow:", "daemon:x:",
    ];

    /// <summary>What is wrong with an answer, or null.</summary>
    public static string? FindFault(Probe probe, RawAnswer answer, HostileServer server)
    {
        if (answer.Status is < 200 or >= 500 and not 501)
        {
            return answer.Status == 0 ? $"was not answered within {RawClient.Patience.TotalSeconds} seconds" : $"was answered with {answer.Status}";
        }

        if (answer.Body.Contains(server.Canary, StringComparison.Ordinal))
        {
            return "was answered with a file from outside";
        }

        string sent = probe.ToString();
        string? tell = Tells.Append(server.Folder).FirstOrDefault(tell => answer.Body.Contains(tell, StringComparison.Ordinal) && !sent.Contains(tell, StringComparison.Ordinal));
        return tell is not null ? $"was answered with '{tell}'" : probe.Rule(answer);
    }
}
