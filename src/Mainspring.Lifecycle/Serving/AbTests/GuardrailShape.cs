using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>A <see cref="Guardrail"/>.</summary>
internal sealed class GuardrailShape : ScalarShape<Guardrail>
{
    internal override string Expected => "a rule such as 'error_rate < 1%'";

    public override JsonObject ToJsonSchema() => new() { ["type"] = "string", ["pattern"] = $"{Guardrail.Pattern}|{ReferencePattern}" };

    internal override JsonNode? Write(Guardrail value) => JsonValue.Create(value.Text);

    private protected override Problem? Parse(string text, out Guardrail value)
    {
        bool good = Guardrail.TryParse(text, out Guardrail? rule, out string? fault);
        value = rule!;
        return good ? null : new(FaultCode.BadRule, fault!);
    }
}
