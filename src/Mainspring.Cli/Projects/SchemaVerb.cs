using Mainspring.Server.Projects;

namespace Mainspring.Cli.Projects;

/// <summary><c>mainspring schema</c>: the JSON schema with which editors complete and check project files.</summary>
internal static class SchemaVerb
{
    /// <summary>The command.</summary>
    public static Command Create() => new VerbCommand("schema", "Print the JSON schema of project files, for completion and checks in editors.")
    {
        Examples =
        [
            new("mainspring schema > project.schema.json", "then begin project.yaml with"),
            new("# yaml-language-server: $schema=./project.schema.json", ""),
        ],
    }.Runs(invocation =>
    {
        invocation.Terminal.Json(ProjectSections.Layout.ToJsonSchema());
        return ExitCode.Ok;
    });
}
