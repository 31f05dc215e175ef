using Mainspring.Cli.Projects;
using Mainspring.Cli.Workspaces;
using Mainspring.Lifecycle.Datasets.Checks;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data check</c>: holds a file against the data contract of a project.</summary>
internal static class CheckVerb
{
    private static readonly Argument<string?> Source = new("file") { Description = "what is checked [default: the data of the project]", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> Failures = new("--failures") { Description = "also write every row that breaks a check: .csv, .parquet or .jsonl", HelpName = "file" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("check", "Hold a file against the checks and the schema of a project.")
        {
            Examples =
            [
                new("mainspring data check", "the data of project.yaml of this folder"),
                new("mainspring data check new.csv -f project.yaml --json", "another file; {passed, checks} for scripts"),
                new("mainspring data check new.csv --failures bad.csv", "every failing row, with what is wrong with it"),
            ],
            ExitCodes = "0 passed (warnings included), 4 a check failed, 65 project or file faulty",
            Options = { ProjectOptions.File, ProjectOptions.Set, Failures },
        };
        verb.Add(Source);
        return verb.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        ProjectFile project = ProjectOptions.Read(invocation);
        var named = new NamedData(invocation.Place.Near(project.Folder));
        Snapshot source = invocation.Value(Source) is { } text ? await named.FindAsync(text, cancellation) : await named.FindAsync(project, cancellation);
        CheckedData data = DataChecks.Read(project, source.Files, cancellation) with { Source = source.Origin };
        CheckReport report = DataChecks.Run(project, data, TimeProvider.System.GetUtcNow(), cancellation);
        if (invocation.Value(Failures) is { } path)
        {
            int written = FailureFile.Write(path, report, data, cancellation);
            invocation.Terminal.Note($" failures   {path} ({written:N0} rows)");
        }

        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(report, CheckJson.Default.CheckReport);
        }
        else
        {
            CheckText.Print(report, invocation.Terminal);
        }

        return report.Passed ? ExitCode.Ok : ExitCode.DataCheckFailed;
    }
}
