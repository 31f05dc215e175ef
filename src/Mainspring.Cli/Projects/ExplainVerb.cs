using System.Text.Json.Nodes;
using Mainspring.Cli.Data;
using Mainspring.Data.Faults;
using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Cli.Projects;

/// <summary><c>mainspring explain</c>: the project with every inferred value and its reason, or what an error code means.</summary>
internal static class ExplainVerb
{
    private static readonly Argument<string?> Code = new("code") { Description = "an error code, such as MSP1001", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Write = new("--write") { Description = "write the inferred values into the project file" };
    private static readonly Option<bool> Yes = new("--yes", "-y") { Description = "with --write: replace the file, its comments included" };

    /// <summary>The command.</summary>
    public static Command Create() => new VerbCommand("explain", "Show the project with every inferred value and its reason, or explain an error code.")
    {
        Examples =
        [
            new("mainspring explain", "what training would do, and why"),
            new("mainspring explain --write --yes", "freeze the inferred values in project.yaml"),
            new("mainspring explain MSP1001", "what an error code means"),
        ],
        ExitCodes = "0 explained, 6 no such file or code, 65 project file or data not valid",
        Arguments = { Code },
        Options = { ProjectOptions.File, ProjectOptions.Set, Write, Yes },
    }.Runs(async (invocation, cancellation) =>
        invocation.Value(Code) is { } code ? ExplainCode(code, invocation.Terminal) : await ExplainProjectAsync(invocation, cancellation));

    private static int ExplainCode(string id, Terminal terminal)
    {
        FaultCode code = FaultCode.Find(id)
            ?? throw new CommandFailure(ExitCode.NotFound, $"there is no error code '{id}'{Spelling.DidYouMean(id, FaultCode.All.Select(c => c.Id))}");
        if (terminal.IsJson)
        {
            terminal.Json(new JsonObject { ["code"] = code.Id, ["title"] = code.Title, ["explanation"] = code.Explanation });
        }
        else
        {
            terminal.Line($"{code.Id}: {code.Title}");
            terminal.Line();
            terminal.Line(code.Explanation);
        }

        return ExitCode.Ok;
    }

    private static async Task<int> ExplainProjectAsync(Invocation invocation, CancellationToken cancellation)
    {
        ProjectFile file = ProjectOptions.Read(invocation);
        Table table = ProjectData.Read(file, await new NamedData(invocation.Place.Near(file.Folder)).FindAsync(file, cancellation), cancellation);
        ProjectFile project = DeploySection.Resolve(ProjectInference.Resolve(file, table));
        FeaturePlan plan = FeatureOutlook.Of(project, table);
        IReadOnlyList<ProfileWarning> warnings = SplitOutlook.Of(project, table, cancellation);
        if (invocation.Value(Write))
        {
            Freeze(project, invocation);
        }

        if (invocation.Terminal.IsJson)
        {
            JsonObject json = ExplainedProject.ToJson(project, table, plan);
            json["warnings"] = ProjectFaultReport.ToJson(warnings);
            invocation.Terminal.Json(json);
            return ExitCode.Ok;
        }

        if (!invocation.Value(Write))
        {
            ExplainedProject.Print(project, table, plan, invocation.Terminal);
        }

        foreach (ProfileWarning warning in warnings)
        {
            invocation.Terminal.Warning(warning.Message.TrimEnd('.'));
        }

        return ExitCode.Ok;
    }

    private static void Freeze(ProjectFile project, Invocation invocation)
    {
        if (!invocation.Value(Yes))
        {
            throw new CommandFailure(ExitCode.Conflict, $"{project.Path} would be replaced, its comments included; add --yes to do so");
        }

        File.WriteAllText(project.Path, ProjectPrinter.ToYaml(project));
        invocation.Terminal.Note($"wrote {project.Path}");
    }
}
