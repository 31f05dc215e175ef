using System.Text.Json.Nodes;
using Mainspring.Cli.Projects;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Datasets;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Preparing;
using Mainspring.Lifecycle.Projects;

namespace Mainspring.Cli.Data;

/// <summary><c>mainspring data prepare</c>: makes data of other data by the SQL of a project.</summary>
internal static class PrepareVerb
{
    private static readonly Option<string[]> Param = new("--param") { Description = "value of a parameter, bound to $name in the SQL", HelpName = "name=value", AllowMultipleArgumentsPerToken = false, Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string> Add = new("--add") { Description = "also keep the output as the next version of this data set", HelpName = "name" };

    /// <summary>The command.</summary>
    public static Command Create() => new VerbCommand("prepare", "Run the SQL of the project's prepare section, as each training does first.")
    {
        Examples =
        [
            new("mainspring data prepare", "with the parameters of project.yaml"),
            new("mainspring data prepare --param date=2026-01-31 --add daily", "for another day, kept as a version"),
        ],
        ExitCodes = "6 an input is not there, 65 the project file or the SQL is not valid: file and line are told",
        Options = { ProjectOptions.File, ProjectOptions.Set, Param, Add },
    }.Runs(RunAsync);

    private static async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        ProjectFile project = ProjectOptions.Read(invocation);
        Place place = invocation.Place.Near(project.Folder);
        PrepareResult result = await ProjectPreparation.RunAsync(project, invocation.Value(Param) ?? [], place, invocation.Terminal, cancellation)
            ?? throw new CommandFailure(ExitCode.InvalidInput, $"{project.Path} has no section 'prepare'; it names inputs, sql and output");
        DatasetVersionInfo? version = invocation.Value(Add) is { } name ? await KeepAsync(name, result, project, place, cancellation) : null;
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(ToJson(result, version));
            return ExitCode.Ok;
        }

        invocation.Terminal.Table(["file", "table", "rows"], result.Tables.Select(table => (IReadOnlyList<string>)[Path.GetFileName(table.File), table.Name, $"{table.Rows:N0}"]), 2);
        if (version is not null)
        {
            DatasetText.Print([version], invocation.Terminal);
        }

        return ExitCode.Ok;
    }

    private static async Task<DatasetVersionInfo> KeepAsync(string name, PrepareResult result, ProjectFile project, Place place, CancellationToken cancellation)
    {
        if (DatasetRules.FindFaultInName(name) is { } fault)
        {
            throw new CommandFailure(ExitCode.Usage, fault);
        }

        await using ServerSession session = await ServerSession.ConnectAsync(place, cancellation);
        await using FileStream file = File.OpenRead(result.Output);
        return await session.Client.Datasets.AddAsync(name, Path.GetFileName(result.Output), file, $"prepared by {project.Name}", cancellation);
    }

    private static JsonObject ToJson(PrepareResult result, DatasetVersionInfo? version)
    {
        var json = new JsonObject
        {
            ["output"] = result.Output,
            ["rows"] = result.Rows,
            ["columns"] = new JsonArray([.. result.Columns.Select(column => JsonValue.Create(column))]),
            ["tables"] = new JsonArray([.. result.Tables.Select(table => new JsonObject { ["file"] = table.File, ["name"] = table.Name, ["rows"] = table.Rows })]),
        };
        if (version is not null)
        {
            json["version"] = $"{version.Name}@{version.Version}";
        }

        return json;
    }
}
