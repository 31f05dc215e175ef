using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Data.Expressions;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>An expression over columns. A fault is reported at its very character.</summary>
public sealed class ExpressionShape : Shape<WrittenExpression>
{
    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    internal override bool TryRead(YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out WrittenExpression value)
    {
        value = null;
        if (element is not YamlScalar { IsNull: false } scalar)
        {
            return reading.Refuse(element, FaultCode.WrongType, $"'{path}' takes an expression such as 'a / max(b, 1)', not {element.Kind}");
        }

        if (reading.Resolve(scalar, path) is not { } text)
        {
            return false;
        }

        YamlPlace start = scalar.IsPlain ? scalar.Place : scalar.Place with { Column = scalar.Place.Column + 1 };
        try
        {
            value = new(Expression.Parse(text), start);
            return true;
        }
        catch (ExpressionException wrong)
        {
            reading.Add(WrittenExpression.At(start, wrong.Fault));
            return false;
        }
    }

    internal override JsonNode? Write(WrittenExpression value) => JsonValue.Create(value.Expression.Text);
}
