using Mainspring.Connectors.Postgres;
using Mainspring.Data.Hashing;
using Mainspring.Data.Reading;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data load</c>: puts a file into a table of a database, and verifies there what arrived.</summary>
internal static class LoadVerb
{
    private static readonly Argument<string> Source = new("source") { Description = "a file or pattern, a version such as telco@3, or a place" };
    private static readonly Option<string> To = new("--to") { Description = "the table: postgres://user@host/database/table, or …/schema.table", HelpName = "address", Required = true };
    private static readonly Option<bool> Append = new("--append") { Description = "add the rows to a table that is there" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "put the rows in the place of those that are there" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("load", "Load data into a table of PostgreSQL, and verify rows, columns, missing values and checksums there.")
        {
            Examples =
            [
                new("mainspring data load telco.csv --to postgres://db.example.com/crm/customers", "makes the table; the same file again changes nothing"),
                new("mainspring data load telco@4 --to postgres://db.example.com/crm/customers --replace", "a version in the place of what is there"),
            ],
            ExitCodes = "0 loaded or there already, and verified; 4 the database counted something else, so nothing was changed; 6 no such data; 8 the database does not let us in; 65 the table holds other rows",
        };
        verb.Add(Source);
        foreach (Option option in (Option[])[To, Append, Replace])
        {
            verb.Add(option);
        }

        return verb.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (invocation.Value(Append) && invocation.Value(Replace))
        {
            throw new CommandFailure(ExitCode.Usage, "--append and --replace exclude each other");
        }

        DatabaseAddress target = NamedData.DatabaseOf(invocation.Value(To)!);
        LoadMode mode = invocation.Value(Append) ? LoadMode.Append : invocation.Value(Replace) ? LoadMode.Replace : LoadMode.New;
        using ProgressLine progress = invocation.Terminal.Progress("load");
        Snapshot source = await new NamedData(invocation.Place).FindAsync(invocation.Value(Source)!, cancellation);
        HashCache cache = DataCache.Hashes(invocation.Place);
        string sha256 = cache.OfAll(FileGlob.Find(source.Files), cancellation).Sha256;
        cache.Save();
        LoadReport report = await new TableLoader(target).LoadAsync(TableReader.Read(source.Files, cancellation: cancellation), sha256, mode, cancellation);
        progress.Done(report.Unchanged ? "was there already" : $"{report.Rows.File:N0} rows");
        LoadText.Print(report, invocation.Terminal);
        return report.Verified ? ExitCode.Ok : ExitCode.DataCheckFailed;
    }
}
