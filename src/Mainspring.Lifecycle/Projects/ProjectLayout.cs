using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Projects;

/// <summary>Which keys a project file may have. The composition root puts the sections of the stages together.</summary>
public sealed class ProjectLayout
{
    private const int CurrentVersion = 1;

    /// <param name="sections">In the order in which they are printed.</param>
    public ProjectLayout(params IReadOnlyList<ProjectSection> sections)
    {
        Root = new RecordShape<ProjectDraft>(new() { Sections = sections.ToImmutableDictionary(s => s.RecordType, s => s.Absent) })
            .Value("version", new IntegerShape(CurrentVersion, CurrentVersion), d => d.Version, (d, v) => d with { Version = v }, "Version of this format. Default: 1.")
            .Field("name", new NameShape(), d => d.Name, (d, v) => d with { Name = v }, "Name of the project; also the default name of its experiment, model and endpoint.", required: true)
            .Field("description", new TextShape(), d => d.Description, (d, v) => d with { Description = v }, "What the model is for, in a sentence.");
        foreach (ProjectSection section in sections)
        {
            section.AddTo(Root);
        }

        Root.Later("owner", "tags", "feedback", "monitors", "alerts", "schedules", "batch", "report");
    }

    /// <summary>What stands at the top.</summary>
    internal RecordShape<ProjectDraft> Root { get; }

    /// <summary>The JSON schema with which editors complete and check project files.</summary>
    public JsonObject ToJsonSchema()
    {
        JsonObject schema = Root.ToJsonSchema();
        var titled = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Mainspring project",
        };
        foreach ((string key, JsonNode? value) in schema)
        {
            titled[key] = value?.DeepClone();
        }

        return titled;
    }
}
