namespace Mainspring.Lifecycle.Projects.Yaml;

/// <summary>A key, where it stands, and its value.</summary>
public sealed record YamlEntry(string Key, YamlPlace KeyPlace, YamlElement Value);
