using Mainspring.Cli.Workspaces;
using Mainspring.Data.Faults;
using Mainspring.Data.Reading;
using Mainspring.Lifecycle.Datasets.Preparing;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary>Runs the preparation that a project declares.</summary>
internal static class ProjectPreparation
{
    /// <summary>Fetches the inputs and runs the SQL; null when the project declares none.</summary>
    /// <param name="project">The project.</param>
    /// <param name="parameters">Values in the place of those of the project, each <c>name=value</c>.</param>
    /// <param name="place">The workspace.</param>
    /// <param name="terminal">Where progress is shown.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ProjectFileException">The section is not complete.</exception>
    /// <exception cref="PreparationException">The SQL is wrong or fails.</exception>
    public static async Task<PrepareResult?> RunAsync(ProjectFile project, IReadOnlyList<string> parameters, Place place, Terminal terminal, CancellationToken cancellation)
    {
        PrepareSection section = project.Section<PrepareSection>();
        if (!section.IsDeclared)
        {
            return null;
        }

        Require(project, section);
        using ProgressLine progress = terminal.Progress("prepare");
        var data = new NamedData(place);
        List<PrepareInput> inputs = [];
        foreach ((string name, string source) in section.Inputs)
        {
            progress.Update(null, name);
            inputs.Add(new(name, await data.FindAsync(source, project.Folder, project.Reference($"prepare.inputs.{name}"), cancellation)));
        }

        var spec = new PrepareSpec
        {
            Inputs = inputs,
            Files = [.. section.Sql.SelectMany(pattern => FileGlob.Find(project.Locate(pattern)))],
            Parameters = ParametersOf(section, parameters),
            Output = project.Locate(section.Output!),
            MemoryBytes = (long)section.MemoryMb << 20,
            Timeout = section.Timeout,
        };
        PrepareResult result = await Task.Run(() => Preparation.Run(spec, cancellation), cancellation);
        progress.Done($"{result.Rows:N0} rows, {result.Columns.Count} columns → {section.Output}");
        return result;
    }

    private static void Require(ProjectFile project, PrepareSection section)
    {
        List<ProjectFault> faults =
        [
            .. section.Inputs.Where(input => !IsName(input.Key)).Select(input => project.Fault($"prepare.inputs.{input.Key}", FaultCode.BadName, $"'{input.Key}' cannot be the name of an input; write letters, digits and _, beginning with a letter")),
        ];
        if (section.Sql.Count == 0)
        {
            faults.Add(project.Fault("prepare", FaultCode.MissingKey, "prepare.sql is missing", "write sql: sql/*.sql, or a list of files"));
        }

        if (section.Output is null || DataFormats.OfName(section.Output) is null)
        {
            faults.Add(project.Fault("prepare.output", FaultCode.MissingKey, section.Output is null ? "prepare.output is missing" : $"prepare.output, '{section.Output}', has no known ending", "write output: prepared/data.parquet, .csv, .tsv or .jsonl"));
        }

        if (faults.Count > 0)
        {
            throw new ProjectFileException(faults);
        }
    }

    private static Dictionary<string, object?> ParametersOf(PrepareSection section, IReadOnlyList<string> overrides)
    {
        var texts = section.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (string text in overrides)
        {
            string[] pair = text.Split('=', 2);
            if (pair.Length < 2 || !texts.ContainsKey(pair[0]))
            {
                throw new CommandFailure(ExitCode.Usage, pair.Length < 2
                    ? $"'{text}' is no parameter; write --param name=value"
                    : $"the project declares no parameter '{pair[0]}'{Spelling.DidYouMean(pair[0], texts.Keys)}; prepare.parameters has {(texts.Count == 0 ? "none" : string.Join(", ", texts.Keys))}");
            }

            texts[pair[0]] = pair[1];
        }

        return texts.ToDictionary(pair => pair.Key, pair => ParameterText.Read(pair.Value));
    }

    private static bool IsName(string text) => text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
