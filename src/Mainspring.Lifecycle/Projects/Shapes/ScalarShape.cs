using System.Diagnostics.CodeAnalysis;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>A shape of single values, which may refer to environment variables as <c>${NAME}</c>.</summary>
public abstract class ScalarShape<T> : Shape<T>
{
    internal const string ReferencePattern = @"\$\{[A-Za-z_][A-Za-z0-9_]*\}";

    /// <summary>What the message says is expected, such as "a number".</summary>
    internal abstract string Expected { get; }

    /// <summary>Turns text into a value, or names what is wrong with it.</summary>
    private protected abstract Problem? Parse(string text, out T value);

    internal sealed override bool TryRead(YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (element is not YamlScalar scalar)
        {
            return reading.Refuse(element, FaultCode.WrongType, $"'{path}' takes {Expected}, not {element.Kind}");
        }

        if (scalar.IsNull)
        {
            return reading.Refuse(element, FaultCode.WrongType, $"'{path}' has no value; write {Expected}, or delete the line");
        }

        if (reading.Resolve(scalar, path) is not { } text)
        {
            return false;
        }

        Problem? problem = Parse(text, out value!);
        return problem is null || reading.Refuse(element, problem.Code, $"'{path}' is '{scalar.Text}'; {problem.Message}", problem.Hint);
    }

    /// <summary>Why a text is no value of the shape.</summary>
    private protected sealed record Problem(FaultCode Code, string Message, string? Hint = null);
}
