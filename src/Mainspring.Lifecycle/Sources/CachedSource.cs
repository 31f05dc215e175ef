using System.Text.Json;

namespace Mainspring.Lifecycle.Sources;

/// <summary>The files that were fetched from one address, each with the mark by which its place tells whether it changed.</summary>
public sealed class CachedSource
{
    private readonly string _root;
    private readonly Dictionary<string, string> _marks;

    internal CachedSource(string root) => (_root, _marks) = (root, ReadMarks(Path.Combine(root, "marks.json")));

    /// <summary>The folder of the files, absolute.</summary>
    public string Files => Path.Combine(Path.GetFullPath(_root), "files");

    /// <summary>The names of the files that are here, with their marks.</summary>
    public IReadOnlyDictionary<string, string> Marks => _marks;

    /// <summary>Where a file of a name lies, or would lie.</summary>
    /// <exception cref="SourceFailedException">The name leads out of the folder.</exception>
    public string Locate(string name) => Artifacts.ArtifactPath.TryParse(name, out _, out string? fault)
        ? Path.Combine(Files, name)
        : throw SourceFailedException.Refused($"The place names its data '{name}', which cannot be the name of a file here. {fault}");

    /// <summary>Whether a file is here with a mark.</summary>
    public bool Holds(string name, string? mark) => mark is not null && _marks.GetValueOrDefault(name) == mark && File.Exists(Locate(name));

    /// <summary>Writes a file and, when it is whole, gives it its name.</summary>
    /// <param name="name">The name, with <c>/</c> between folders.</param>
    /// <param name="mark">Its mark; null when the place has none, so that it will be fetched each time.</param>
    /// <param name="write">Writes the bytes.</param>
    public async Task KeepAsync(string name, string? mark, Func<Stream, Task> write)
    {
        string target = Locate(name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        string partial = Path.Combine(_root, $"{Guid.NewGuid():n}.partial");
        try
        {
            await using (FileStream file = File.Create(partial, 1 << 18))
            {
                await write(file);
            }

            _marks.Remove(name);
            WriteMarks();
            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }

        if (mark is not null)
        {
            _marks[name] = mark;
            WriteMarks();
        }
    }

    /// <summary>Removes the files that the place has no longer.</summary>
    public void KeepOnly(IEnumerable<string> names)
    {
        HashSet<string> kept = [.. names.Select(Locate)];
        foreach (string file in Directory.EnumerateFiles(Files, "*", SearchOption.AllDirectories).Where(file => !kept.Contains(file)))
        {
            File.Delete(file);
        }
    }

    private static Dictionary<string, string> ReadMarks(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), SourceJson.Default.DictionaryStringString) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private void WriteMarks()
    {
        string temporary = Path.Combine(_root, $"{Guid.NewGuid():n}.marks");
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(_marks, SourceJson.Default.DictionaryStringString));
        File.Move(temporary, Path.Combine(_root, "marks.json"), overwrite: true);
    }
}
