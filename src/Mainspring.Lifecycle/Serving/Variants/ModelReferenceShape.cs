using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>A model at an alias or a version, in a project file.</summary>
internal sealed class ModelReferenceShape : ScalarShape<ModelReference>
{
    internal override string Expected => "a model with its alias, such as churn@champion";

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new() { ["type"] = "string" };

    internal override JsonNode? Write(ModelReference value) => JsonValue.Create(value.ToString());

    private protected override Problem? Parse(string text, out ModelReference value)
    {
        bool isGood = ModelReference.TryParse(text, out ModelReference? reference);
        value = reference!;
        return isGood ? null : new(FaultCode.BadName, "write a model with its alias or version: churn@champion, churn@7, or @challenger for this project's model");
    }
}
