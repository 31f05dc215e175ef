namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>The settings of a DVC repository: <c>.dvc/config</c>, and over it <c>.dvc/config.local</c>.</summary>
public sealed class DvcConfig
{
    private readonly Dictionary<string, Dictionary<string, string>> _sections = new(StringComparer.Ordinal);

    private DvcConfig()
    {
    }

    /// <summary>The name of the remote that is meant when none is named, or null.</summary>
    public string? DefaultRemote => Value("core", "remote");

    /// <summary>The folder of the cache as it is written, or null for the usual one.</summary>
    public string? CacheFolder => Value("cache", "dir");

    /// <summary>The names of the remotes.</summary>
    public IEnumerable<string> Remotes => _sections.Keys.Where(name => name.StartsWith("remote \"", StringComparison.Ordinal)).Select(name => name[8..^1]);

    /// <summary>Reads the files of the settings; what is not there says nothing.</summary>
    public static DvcConfig Read(params IEnumerable<string> paths)
    {
        var config = new DvcConfig();
        foreach (string path in paths.Where(File.Exists))
        {
            config.Add(File.ReadLines(path));
        }

        return config;
    }

    /// <summary>A setting of a remote, or null.</summary>
    public string? OfRemote(string remote, string key) => Value($"remote \"{remote}\"", key);

    private string? Value(string section, string key) => _sections.GetValueOrDefault(section)?.GetValueOrDefault(key);

    private void Add(IEnumerable<string> lines)
    {
        Dictionary<string, string> section = [];
        foreach (string line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not ('#' or ';')))
        {
            if (line is ['[', .. string name, ']'])
            {
                // Written by DVC with quotes around the whole: ['remote "name"'].
                string plain = name.Trim().Trim('\'');
                section = _sections.TryGetValue(plain, out Dictionary<string, string>? known) ? known : _sections[plain] = [];
            }
            else if (line.IndexOf('=') is > 0 and int at)
            {
                section[line[..at].Trim()] = line[(at + 1)..].Trim().Trim('"');
            }
        }
    }
}
