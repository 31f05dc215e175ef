using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>A shape whose values become <typeparamref name="T"/>.</summary>
public abstract class Shape<T> : Shape
{
    /// <summary>Reads a value. What is wrong goes to the reading, with its place.</summary>
    /// <param name="element">What stands in the file.</param>
    /// <param name="path">Its keys from the top, joined by points.</param>
    /// <param name="reading">Collects faults and places.</param>
    /// <param name="value">The value.</param>
    internal abstract bool TryRead(YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out T value);

    /// <summary>The value as it is printed; null for nothing.</summary>
    internal abstract JsonNode? Write(T value);

    /// <summary>The same shape for another type.</summary>
    /// <param name="read">From what the file holds.</param>
    /// <param name="write">Back to what the file holds.</param>
    public Shape<TOther> As<TOther>(Func<T, TOther> read, Func<TOther, T> write)
        where TOther : notnull =>
        new ConvertedShape<T, TOther>(this, read, write);
}
