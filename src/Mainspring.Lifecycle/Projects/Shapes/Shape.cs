using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>
/// What may stand at a place of the project file. One description serves the reader, the editor's JSON schema and the printer, so
/// that the three cannot drift apart.
/// </summary>
public abstract class Shape
{
    /// <summary>The JSON schema of values of this shape.</summary>
    public abstract JsonObject ToJsonSchema();

    /// <summary>The shape of what stands below a key, or null when there is no such key.</summary>
    internal virtual Shape? Below(string key) => null;

    /// <summary>The key that a bare value stands for, as <c>data: file.csv</c> stands for <c>data: {source: file.csv}</c>; or null.</summary>
    internal virtual string? ShortKey => null;

    /// <summary>Whether each entry is printed on a line of its own.</summary>
    internal virtual bool HasShortEntries => false;

    /// <summary>Why the default of a key is what it is, or null.</summary>
    internal virtual string? WhyDefault(string key) => null;
}
