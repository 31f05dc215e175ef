using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Server.Databases;
using Mainspring.Server.Hosting;
using Mainspring.Server.Importing;

namespace Mainspring.Cli.Importing;

/// <summary><c>mainspring import mlflow</c>. It works on the workspace itself, which no server may hold meanwhile.</summary>
internal static class ImportMlflow
{
    private const int MostSkippedLines = 20;

    private static readonly Option<string> From = new("--from") { Description = "MLflow's database; it is only read", HelpName = "sqlite:///file|postgres://…", Required = true };
    private static readonly Option<string?> Artifacts = new("--artifacts") { Description = "the folder or bucket that artefacts were served from [default: where the database says that they are]", HelpName = "folder|s3://…" };

    public static Command Create()
    {
        VerbCommand verb = new("mlflow", "Take over what an MLflow server kept: experiments, runs with all metrics, models, traces and files.")
        {
            Examples =
            [
                new("mainspring import mlflow --from sqlite:///mlflow.db --artifacts ./mlartifacts", "a server's SQLite file and its artefact folder"),
                new("mainspring import mlflow --from postgres://mlflow@db/mlflow --artifacts /srv/artifacts", "the password also in PGPASSWORD"),
                new("mainspring import mlflow --from sqlite:///mlflow.db --artifacts 's3://bucket/mlflow?endpoint=http://s3.lan:9000'", "files from an object store; its key from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
            ],
            ExitCodes = "65 the source cannot be read, 75 a server holds the workspace: stop it first. An import can be repeated, and goes on where it was interrupted",
        };
        verb.Add(From);
        verb.Add(Artifacts);
        verb.Add(DatabaseOption.Database);
        return verb.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        string? artifacts = invocation.Value(Artifacts);
        if (artifacts is not null && !IsBucket(artifacts) && !Directory.Exists(artifacts))
        {
            throw new CommandFailure(ExitCode.NotFound, $"there is no folder '{artifacts}'");
        }

        using ProgressLine progress = invocation.Terminal.Progress("import");
        ImportResult result = await ImportAsync(invocation, artifacts, progress, cancellation);
        progress.Done("done");
        Print(invocation.Terminal, result);
        return ExitCode.Ok;
    }

    private static async Task<ImportResult> ImportAsync(Invocation invocation, string? artifacts, ProgressLine progress, CancellationToken cancellation)
    {
        var options = new ServerOptions { Home = invocation.Place.Home, Database = DatabaseOption.Of(invocation), RunsJobs = false };
        try
        {
            return await MlflowImport.RunAsync(options, invocation.Value(From)!, artifacts is null || IsBucket(artifacts) ? artifacts : Path.GetFullPath(artifacts), detail => progress.Update(null, detail), cancellation);
        }
        catch (WorkspaceInUseException busy)
        {
            throw new CommandFailure(ExitCode.TryAgainLater, busy.Message);
        }
        catch (ImportFailedException refused)
        {
            throw new CommandFailure(ExitCode.InvalidInput, refused.Message);
        }
        catch (DatabaseNotOpenedException closed)
        {
            throw new CommandFailure(closed.MayHelpLater ? ExitCode.TryAgainLater : ExitCode.Failed, closed.Message);
        }
    }

    private static bool IsBucket(string artifacts) => artifacts.StartsWith("s3://", StringComparison.Ordinal);

    private static void Print(Terminal terminal, ImportResult result)
    {
        if (terminal.IsJson)
        {
            terminal.Json(result, ImportJson.Default.ImportResult);
            return;
        }

        foreach ((string kind, long count) in result.Added)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{count,10:N0}  {kind}"));
        }

        foreach (RenumberedExperiment moved in result.Renumbered)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Experiment {moved.Before} is {moved.Now} here."));
        }

        foreach (SkippedThing thing in result.Skipped.Take(MostSkippedLines))
        {
            terminal.Line($"Left out: {thing.Kind} {thing.Id}. {thing.Reason}");
        }

        if (result.Skipped.Count > MostSkippedLines)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"… and {result.Skipped.Count - MostSkippedLines} more; --json lists all."));
        }
    }
}
