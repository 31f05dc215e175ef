using Mainspring.Cli.Workspaces;
using Mainspring.Client;
using Mainspring.Client.Models;
using Mainspring.Data.Expressions;
using Mainspring.Lifecycle.Datasets.Checks;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Sources.Checks;
using Mainspring.Lifecycle.Training;
using Mainspring.Server.Projects;

namespace Mainspring.Cli.Predicting;

/// <summary>
/// Holds a file against the checks of the project that a model was trained by, before it is scored. Rules that name the target, which a batch does not have, and
/// figures of the whole table, which are about the rows of training, are left out.
/// </summary>
internal static class BatchChecks
{
    private const string ProjectFileName = "project.json";

    /// <summary>Says which checks only warn, and stops when another fails; does nothing for models without a project or without checks.</summary>
    /// <exception cref="CommandFailure">A check failed.</exception>
    public static async Task HoldAsync(string model, string input, Invocation invocation, CancellationToken cancellation)
    {
        if (Directory.Exists(model) || await ProjectOfAsync(model, invocation.Place, cancellation) is not { } project || ChecksFor(project) is not { Count: > 0 } checks)
        {
            return;
        }

        CheckReport report = DataChecks.Run(checks, DataChecks.Read(project, input, cancellation), TimeProvider.System.GetUtcNow(), cancellation);
        foreach (CheckResult check in report.Checks.Where(check => !check.Passed && check.Severity == "warn"))
        {
            invocation.Terminal.Warning($"data check: {CheckReport.Told(check)}");
        }

        if (report.Refusal is { } why)
        {
            throw new CommandFailure(ExitCode.DataCheckFailed, $"the file does not pass the checks of the model's data: {why}; --no-checks scores it all the same");
        }
    }

    private static async Task<ProjectFile?> ProjectOfAsync(string name, Place place, CancellationToken cancellation)
    {
        int at = name.LastIndexOf('@');
        (string model, string version) = at < 0 ? (name, "latest") : (name[..at], name[(at + 1)..]);
        await using ServerSession session = await ServerSession.FindAsync(place, cancellation);
        try
        {
            ModelVersionInfo info = await session.Client.Models.GetVersionAsync(model, version, cancellation);
            if (info.RunId is not { } run)
            {
                return null;
            }

            await using Stream json = await session.Client.Runs.OpenArtifactAsync(run, ProjectFileName, cancellation);
            using var bytes = new MemoryStream();
            await json.CopyToAsync(bytes, cancellation);
            return new ProjectReader(ProjectSections.Layout).Read(bytes.ToArray(), ProjectFileName);
        }
        catch (Exception absent) when (absent is ServerException or ProjectFileException)
        {
            // A run of another client has no project; a later version of this program may have written one that this cannot read.
            return null;
        }
    }

    private static IReadOnlyList<DataCheck> ChecksFor(ProjectFile project)
    {
        string target = project.Section<TargetSection>().Column;
        return [.. project.Section<DataSection>().Checks.Where(check => check.Rule switch
        {
            CheckRule.Figure figure => figure.Column is not null && figure.Column != target,
            CheckRule.Unique unique => !unique.Columns.Contains(target),
            CheckRule.HasType typed => typed.Column != target,
            CheckRule.EveryRow { Condition: Expression condition } => !condition.Columns.Contains(target),
            CheckRule.Sql sql => !sql.Query.Contains(target, StringComparison.OrdinalIgnoreCase),
            _ => true,
        })];
    }
}
