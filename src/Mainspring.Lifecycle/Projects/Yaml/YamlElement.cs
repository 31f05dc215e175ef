namespace Mainspring.Lifecycle.Projects.Yaml;

/// <summary>A value of a YAML file with its place. Scalars keep the text as it is written: <c>Yes</c> stays Yes.</summary>
public abstract record YamlElement(YamlPlace Place)
{
    /// <summary>How many values there are, this one included, with every alias expanded.</summary>
    internal abstract long Size { get; }

    /// <summary>How messages call a value of this kind.</summary>
    internal abstract string Kind { get; }
}
