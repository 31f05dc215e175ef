using System.Text.Json.Nodes;
using Mainspring.Data.Profiles;
using Mainspring.Lifecycle.Projects;

namespace Mainspring.Cli.Projects;

/// <summary>Shows what is wrong with a project file: lines that editors parse, with an excerpt on a terminal, or JSON.</summary>
internal static class ProjectFaultReport
{
    /// <summary>Prints the faults to stderr.</summary>
    public static void Print(IReadOnlyList<ProjectFault> faults, bool hasColor)
    {
        foreach (ProjectFault fault in faults)
        {
            Console.Error.WriteLine(fault);
            if (!Console.IsErrorRedirected && File.Exists(fault.File))
            {
                Excerpt(fault, hasColor);
            }
        }
    }

    /// <summary>The JSON of <c>validate</c>.</summary>
    public static JsonObject ToJson(IReadOnlyList<ProjectFault> faults, IReadOnlyList<ProfileWarning>? warnings = null) => new()
    {
        ["valid"] = faults.Count == 0,
        ["errors"] = new JsonArray([.. faults.Select(fault => new JsonObject
        {
            ["file"] = fault.File,
            ["line"] = fault.Line,
            ["column"] = fault.Column,
            ["code"] = fault.Code,
            ["message"] = fault.Message,
            ["hint"] = fault.Hint,
        })]),
        ["warnings"] = ToJson(warnings ?? []),
    };

    /// <summary>What deserves a look before training.</summary>
    public static JsonArray ToJson(IReadOnlyList<ProfileWarning> warnings) =>
        [.. warnings.Select(warning => new JsonObject { ["column"] = warning.Column, ["code"] = warning.Code, ["message"] = warning.Message })];

    private static void Excerpt(ProjectFault fault, bool hasColor)
    {
        string[] lines = File.ReadAllLines(fault.File);
        for (int line = Math.Max(1, fault.Line - 1); line <= Math.Min(lines.Length, fault.Line + 1); line++)
        {
            Console.Error.WriteLine($"  {Ink.Faint.On($"{line,4} |", hasColor)} {lines[line - 1].Replace('\t', ' ')}");
            if (line == fault.Line)
            {
                Console.Error.WriteLine($"  {Ink.Faint.On("     |", hasColor)} {new string(' ', Math.Max(0, fault.Column - 1))}{Ink.Red.On("^", hasColor)}");
            }
        }
    }
}
