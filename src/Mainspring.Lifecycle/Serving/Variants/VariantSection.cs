using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>One of the models that share the traffic of the endpoint.</summary>
public sealed record VariantSection
{
    internal static RecordShape<VariantSection> Shape { get; } = new RecordShape<VariantSection>(new())
        .Field("model", new ModelReferenceShape(), s => s.Model, (s, v) => s with { Model = v }, "The model with its alias or version: churn@champion, churn@7, or @challenger for the project's own.", required: true)
        .Short("model");

    /// <summary>The model.</summary>
    public ModelReference Model { get; init; } = new(null, "champion", null);
}
