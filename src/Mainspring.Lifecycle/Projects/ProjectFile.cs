using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects;

/// <summary>A valid project file: its values, and where each comes from. Immutable.</summary>
public sealed class ProjectFile
{
    private readonly ProjectLayout _layout;
    private readonly ProjectDraft _draft;
    private readonly IReadOnlyDictionary<string, YamlPlace> _places;
    private readonly IReadOnlyDictionary<string, string> _references;
    private readonly IReadOnlyDictionary<string, string> _reasons;

    internal ProjectFile(
        string path,
        ProjectLayout layout,
        ProjectDraft draft,
        IReadOnlyDictionary<string, YamlPlace> places,
        IReadOnlyDictionary<string, string> references,
        IReadOnlyDictionary<string, string>? reasons = null)
    {
        (Path, _layout, _draft, _places, _references) = (path, layout, draft, places, references);
        _reasons = reasons ?? new Dictionary<string, string>();
    }

    /// <summary>The file, as it was named.</summary>
    public string Path { get; }

    /// <summary>The folder of the file, absolute; relative paths of the project start here.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) ?? "/";

    /// <summary>The name of the project.</summary>
    public string Name => _draft.Name;

    /// <summary>What the model is for, or null.</summary>
    public string? Description => _draft.Description;

    /// <summary>What stands at the top of such files.</summary>
    internal Shape Shape => _layout.Root;

    /// <summary>The record of a section; its defaults when the file does not have it.</summary>
    /// <exception cref="InvalidOperationException">The layout that read the file has no such section.</exception>
    public T Section<T>()
        where T : class => _draft.Get<T>();

    /// <summary>A path of the project, seen from the folder of the file.</summary>
    public string Locate(string path) => System.IO.Path.Combine(Folder, path);

    /// <summary>The same project with a section whose open values were filled in.</summary>
    /// <param name="section">The filled section.</param>
    /// <param name="reasons">Paths of the values that were filled in, with the reason of each.</param>
    public ProjectFile Infer<T>(T section, IEnumerable<KeyValuePair<string, string>> reasons)
        where T : class
    {
        var all = new Dictionary<string, string>(_reasons);
        foreach ((string path, string reason) in reasons)
        {
            all[path] = reason;
        }

        return new(Path, _layout, _draft.With(section), _places, _references, all);
    }

    /// <summary>The value of a path as the user wrote it, where it refers to the environment; else null.</summary>
    public string? Reference(string path) => _references.GetValueOrDefault(path);

    /// <summary>Whether the user wrote the value of a path.</summary>
    public bool Says(string path) => _places.ContainsKey(path);

    /// <summary>A fault at the value of a path, or at the nearest section above it that stands in the file.</summary>
    public ProjectFault Fault(string path, FaultCode code, string message, string? hint = null)
    {
        for (string at = path; ; at = at[..at.LastIndexOf('.')])
        {
            if (_places.TryGetValue(at, out YamlPlace place))
            {
                return place.Fault(code, message, hint);
            }

            if (!at.Contains('.', StringComparison.Ordinal))
            {
                return new YamlPlace(Path, 1, 1).Fault(code, message, hint);
            }
        }
    }

    /// <summary>Why the value of a path is what it is, in a few words; null when there is nothing to say.</summary>
    public string? Reason(string path)
    {
        if (_reasons.TryGetValue(path, out string? reason))
        {
            return reason;
        }

        if (_places.TryGetValue(path, out YamlPlace place))
        {
            return place.File == Path ? $"line {place.Line}" : place.File;
        }

        return DefaultReason(path);
    }

    /// <summary>Every value. References to the environment stay references, since they may be secrets.</summary>
    public JsonObject ToJson()
    {
        var json = (JsonObject)_layout.Root.Write(_draft)!;
        Mask(json, "");
        return json;
    }

    private string? DefaultReason(string path)
    {
        Shape? shape = _layout.Root;
        string[] keys = path.Split('.');
        foreach (string key in keys[..^1])
        {
            shape = shape?.Below(key);
        }

        return shape?.WhyDefault(keys[^1]) is { } why ? $"default: {why}" : null;
    }

    private void Mask(JsonObject json, string prefix)
    {
        foreach ((string key, JsonNode? value) in json.ToList())
        {
            string path = prefix + key;
            if (_references.TryGetValue(path, out string? written))
            {
                json[key] = written;
            }
            else if (value is JsonObject below)
            {
                Mask(below, path + ".");
            }
            else if (value is JsonArray items)
            {
                MaskItems(items, path);
            }
        }
    }

    private void MaskItems(JsonArray items, string path)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (_references.TryGetValue($"{path}[{i}]", out string? written))
            {
                items[i] = written;
            }
        }
    }
}
