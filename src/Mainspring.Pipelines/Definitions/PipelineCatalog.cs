namespace Mainspring.Pipelines.Definitions;

/// <summary>The pipelines that this process knows, by name.</summary>
public sealed class PipelineCatalog(params IReadOnlyList<PipelineDefinition> pipelines)
{
    private readonly Dictionary<string, PipelineDefinition> _byName = pipelines.ToDictionary(pipeline => pipeline.Name);

    /// <summary>The names, in the order given.</summary>
    public IReadOnlyCollection<string> Names { get; } = [.. pipelines.Select(pipeline => pipeline.Name)];

    /// <summary>The pipeline of a name, or null.</summary>
    public PipelineDefinition? Find(string name) => _byName.GetValueOrDefault(name);
}
