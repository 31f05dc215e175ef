namespace Mainspring.Lifecycle.Projects.Yaml;

/// <summary>Keys with their values, in the order of the file.</summary>
public sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, YamlPlace Place) : YamlElement(Place)
{
    internal override long Size { get; } = 1 + Entries.Sum(entry => entry.Value.Size);

    internal override string Kind => "keys";

    /// <summary>The same with one value put in the place of the key's, or added.</summary>
    internal YamlMapping With(YamlEntry entry)
    {
        int index = Entries.ToList().FindIndex(e => e.Key == entry.Key);
        YamlEntry[] entries = index < 0 ? [.. Entries, entry] : [.. Entries.Take(index), entry, .. Entries.Skip(index + 1)];
        return new(entries, Place);
    }
}
