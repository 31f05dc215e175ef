using System.Text;
using System.Text.Json;

namespace Mainspring.Server.Serving;

/// <summary>The classes of a model as answers write them: a class as the JSON value it is, and as the name of its probability.</summary>
internal sealed class AnswerClasses
{
    public AnswerClasses(IReadOnlyList<string> literals)
    {
        Literals = [.. literals.Select(Encoding.UTF8.GetBytes)];
        Names = [.. literals.Select(literal => JsonEncodedText.Encode(NameOf(literal)))];
    }

    /// <summary>Each class as JSON.</summary>
    public byte[][] Literals { get; }

    /// <summary>Each class as the name of a property.</summary>
    public JsonEncodedText[] Names { get; }

    private static string NameOf(string literal)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(literal));
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : literal;
    }
}
