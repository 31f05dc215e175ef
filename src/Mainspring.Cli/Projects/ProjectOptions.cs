using Mainspring.Lifecycle.Projects;
using Mainspring.Server.Projects;

namespace Mainspring.Cli.Projects;

/// <summary>The options with which verbs name a project, and how they read it.</summary>
internal static class ProjectOptions
{
    /// <summary>The file.</summary>
    public static readonly Option<string> File = new("--file", "-f")
    {
        Description = "project file [default: project.yaml]",
        HelpName = "file",
        DefaultValueFactory = _ => "project.yaml",
    };

    /// <summary>Values that take the place of those in the file.</summary>
    public static readonly Option<string[]> Set = new("--set")
    {
        Description = "override a value: train.split.test=0.3",
        HelpName = "path=value",
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Reads the project that the command line names, overrides included.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ProjectFileException">It is not valid.</exception>
    /// <param name="invocation">The command line.</param>
    /// <param name="more">Overrides beyond those written with <c>--set</c>, each <c>path=value</c>.</param>
    public static ProjectFile Read(Invocation invocation, params string[] more) =>
        new ProjectReader(ProjectSections.Layout).Read(invocation.Value(File)!, [.. invocation.Value(Set) ?? [], .. more]);
}
