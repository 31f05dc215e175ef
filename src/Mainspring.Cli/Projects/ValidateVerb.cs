using Mainspring.Cli.Data;
using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Cli.Projects;

/// <summary><c>mainspring validate</c>: everything that is wrong with a project file, at once.</summary>
internal static class ValidateVerb
{
    private static readonly Option<bool> Data = new("--data") { Description = "check it against its data too: columns, classes, metrics, and what would make its scores doubtful" };

    /// <summary>The command.</summary>
    public static Command Create() => new VerbCommand("validate", "Check the project file and report everything that is wrong with it at once.")
    {
        Examples =
        [
            new("mainspring validate", "check project.yaml of this folder"),
            new("mainspring validate --data", "and whether its columns are in the data, and nothing leaks between the rows"),
            new("mainspring validate -f a.yaml --json", "for scripts: {valid, errors, warnings}"),
        ],
        ExitCodes = "0 valid, 6 no such file, 65 not valid",
        Options = { ProjectOptions.File, ProjectOptions.Set, Data },
    }.Runs(RunAsync);

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        try
        {
            ProjectFile project = ProjectOptions.Read(invocation);
            EndpointSection.PlanOf(project);
            IReadOnlyList<ProfileWarning> warnings = [];
            if (invocation.Value(Data))
            {
                Table table = ProjectData.Read(project, await new NamedData(invocation.Place.Near(project.Folder)).FindAsync(project, cancellation), cancellation);
                project = ProjectInference.Resolve(project, table);
                warnings = SplitOutlook.Of(project, table, cancellation);
            }

            Say(invocation.Terminal, project, warnings);
            return ExitCode.Ok;
        }
        catch (ProjectFileException invalid) when (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(ProjectFaultReport.ToJson(invalid.Faults));
            return ExitCode.InvalidInput;
        }
    }

    private static void Say(Terminal terminal, ProjectFile project, IReadOnlyList<ProfileWarning> warnings)
    {
        if (terminal.IsJson)
        {
            terminal.Json(ProjectFaultReport.ToJson([], warnings));
            return;
        }

        terminal.Line($"{project.Path}: valid");
        foreach (ProfileWarning warning in warnings)
        {
            terminal.Warning(warning.Message.TrimEnd('.'));
        }
    }
}
