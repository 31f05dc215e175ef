namespace Mainspring.Lifecycle.Projects.Yaml;

/// <summary>A list.</summary>
public sealed record YamlSequence(IReadOnlyList<YamlElement> Items, YamlPlace Place) : YamlElement(Place)
{
    internal override long Size { get; } = 1 + Items.Sum(item => item.Size);

    internal override string Kind => "a list";
}
