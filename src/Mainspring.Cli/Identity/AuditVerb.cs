using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Identity;

namespace Mainspring.Cli.Identity;

/// <summary><c>mainspring audit</c>: who did what and when.</summary>
internal static class AuditVerb
{
    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "how many entries at most, 1 to 1000", DefaultValueFactory = _ => 50 };
    private static readonly Option<string?> Output = new("--output", "-o") { Description = "the file to write [default: the output]", HelpName = "file" };

    public static Command Create() => new VerbCommand("audit", "Read, check and export the audit log.")
    {
        Examples = [new("mainspring audit verify", "every entry holds the hash of the one before"), new("mainspring audit export -o audit.ndjson", "a line of JSON for each entry")],
        Subcommands = { List(), Verify(), Export() },
    };

    private static VerbCommand List() => new VerbCommand("list", "Show the newest entries.")
    {
        Examples = [new("mainspring audit list -n 20", "newest first")],
        ExitCodes = "8 not allowed",
        Options = { Limit },
    }.Runs(async (invocation, cancellation) =>
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        AuditPage page = await session.Client.Audit.ListAsync(invocation.Value(Limit), null, cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(page, IdentityJson.Default.AuditPage);
            return ExitCode.Ok;
        }

        invocation.Terminal.Table(["no.", "at", "who", "action", "on", "before", "after"], page.Entries.Select<AuditEntryInfo, IReadOnlyList<string>>(entry =>
        [
            entry.Sequence.ToString(CultureInfo.InvariantCulture), entry.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            entry.Actor, entry.Action, entry.Object ?? "", entry.Before ?? "", entry.After ?? "",
        ]));
        return ExitCode.Ok;
    });

    private static VerbCommand Verify() => new VerbCommand("verify", "Check that nobody changed the log.")
    {
        Examples = [new("mainspring audit verify --json", "note last_hash elsewhere: it also shows whether entries at the end were removed")],
        ExitCodes = "1 the log was changed, 8 not allowed",
    }.Runs(async (invocation, cancellation) =>
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        AuditVerification found = await session.Client.Audit.VerifyAsync(cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(found, IdentityJson.Default.AuditVerification);
        }
        else if (found.Sound)
        {
            invocation.Terminal.Line(string.Create(CultureInfo.InvariantCulture, $"All {found.Entries} entries are as they were written; the last hash is {found.LastHash}."));
        }
        else
        {
            invocation.Terminal.Error(string.Create(CultureInfo.InvariantCulture, $"entry {found.BrokenAt} does not follow the one before: the log was changed there."));
        }

        return found.Sound ? ExitCode.Ok : ExitCode.Failed;
    });

    private static VerbCommand Export() => new VerbCommand("export", "Write the whole log, a line of JSON for each entry.")
    {
        Examples = [new("mainspring audit export -o audit.ndjson", "the hash of a line is that of the line without its last member")],
        ExitCodes = "8 not allowed",
        Options = { Output },
    }.Runs(async (invocation, cancellation) =>
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        await using Stream log = await session.Client.Audit.ExportAsync(cancellation);
        await using Stream target = invocation.Value(Output) is { } file ? File.Create(file) : Console.OpenStandardOutput();
        await log.CopyToAsync(target, cancellation);
        return ExitCode.Ok;
    });
}
