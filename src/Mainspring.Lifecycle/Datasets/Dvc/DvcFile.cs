using System.Globalization;
using System.Text;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>The files by which a DVC repository names data: <c>NAME.dvc</c> beside what it stands for, and <c>dvc.lock</c> for what pipelines made.</summary>
/// <remarks>After "Project structure" of DVC's user guide, for DVC 3; an output without <c>hash: md5</c> is one of DVC 2.</remarks>
public static class DvcFile
{
    /// <summary>The ending.</summary>
    public const string Ending = ".dvc";

    /// <summary>The name of the file of pipelines.</summary>
    public const string LockName = "dvc.lock";

    private const int MostBytes = 16 << 20;

    /// <summary>The outputs that a file names.</summary>
    /// <param name="path">A <c>.dvc</c> file or a <c>dvc.lock</c>.</param>
    /// <param name="root">The folder of the repository, which no output may leave.</param>
    /// <exception cref="DvcException">It is none, or an output lies elsewhere.</exception>
    public static IReadOnlyList<DvcOutput> Read(string path, string root)
    {
        YamlMapping top = Load(path);
        string folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Text(top, "wdir") ?? ".");
        IEnumerable<YamlMapping> stages = Path.GetFileName(path) == LockName
            ? Value(top, "stages") is YamlMapping named ? named.Entries.Select(entry => entry.Value).OfType<YamlMapping>() : []
            : [top];
        return [.. stages.SelectMany(stage => Value(stage, "outs") is YamlSequence outs ? outs.Items : []).Select(item => ReadOutput(item, path, folder, root)).OfType<DvcOutput>()];
    }

    /// <summary>The text of the <c>.dvc</c> file of an output, as DVC 3 writes it.</summary>
    public static string Write(DvcOutput output)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"outs:\n- md5: {output.Hash}\n");
        if (output.Bytes is { } bytes)
        {
            text.Append(CultureInfo.InvariantCulture, $"  size: {bytes}\n");
        }

        if (output.Files is { } files)
        {
            text.Append(CultureInfo.InvariantCulture, $"  nfiles: {files}\n");
        }

        return text.Append("  hash: md5\n  path: ").Append(Scalar(Path.GetFileName(output.Path))).Append('\n').ToString();
    }

    /// <summary>The text of a <c>.dvc</c> file for a new output, with what people wrote into it kept: descriptions, labels, comments. One with several outputs is written anew.</summary>
    public static string Update(string text, DvcOutput output)
    {
        string[] lines = text.Split('\n');
        int[] at = [.. Enumerable.Range(0, lines.Length).Where(i => KeyOf(lines[i]) == "md5")];
        if (at is not [int md5] || !lines.Any(line => line.TrimEnd() == "outs:"))
        {
            return Write(output);
        }

        string lead = lines[md5][..lines[md5].IndexOf("md5:", StringComparison.Ordinal)];
        string indent = new(' ', lead.Length);
        List<string> changed = [.. lines[..md5], $"{lead}md5: {output.Hash}"];
        changed.AddRange(output.Bytes is { } bytes ? [string.Create(CultureInfo.InvariantCulture, $"{indent}size: {bytes}")] : []);
        changed.AddRange(output.Files is { } files ? [string.Create(CultureInfo.InvariantCulture, $"{indent}nfiles: {files}")] : []);
        changed.Add($"{indent}hash: md5");
        changed.AddRange(lines[(md5 + 1)..].Where(line => KeyOf(line) is not ("size" or "nfiles" or "hash")));
        return string.Join('\n', changed);
    }

    private static string? KeyOf(string line) => line.TrimStart(' ', '-').Split(':', 2) is [string key, _] && line.StartsWith(' ') | line.StartsWith('-') ? key : null;

    private static YamlMapping Load(string path)
    {
        if (new FileInfo(path).Length > MostBytes)
        {
            throw new DvcException($"{path} is larger than a file of DVC can be.");
        }

        List<ProjectFault> faults = [];
        YamlElement? read = YamlText.Read(File.ReadAllText(path), path, faults);
        return faults.Count > 0 ? throw new DvcException($"{faults[0].File}:{faults[0].Line}: {faults[0].Message}")
            : read as YamlMapping ?? throw new DvcException($"{path} is no file of DVC: it has no keys.");
    }

    private static DvcOutput? ReadOutput(YamlElement item, string path, string folder, string root)
    {
        if (item is not YamlMapping output || Text(output, "path") is not { Length: > 0 } name)
        {
            throw new DvcException($"{path}:{item.Place.Line}: an output has no path.");
        }

        // What DVC is told not to keep has no hash, or is not in any cache.
        if (Text(output, "md5") is not { } md5 || Text(output, "cache") == "false")
        {
            return Text(output, "cache") == "false" ? null : throw new DvcException($"{path}:{item.Place.Line}: '{name}' has no md5; only outputs that are known by their MD5 can be fetched.");
        }

        if (!DvcHash.TryParse(md5, Text(output, "hash") is null, out DvcHash? hash) || Text(output, "hash") is not (null or "md5"))
        {
            throw new DvcException($"{path}:{item.Place.Line}: '{md5}' is no MD5 as DVC writes it.");
        }

        string full = Path.GetFullPath(Path.Combine(folder, name));
        return full.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? new(full, hash, Number(output, "size"), (int?)Number(output, "nfiles"))
            : throw new DvcException($"{path}:{item.Place.Line}: '{name}' lies outside of the repository {root}; nothing is written there.");
    }

    private static YamlElement? Value(YamlMapping mapping, string key) => mapping.Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    private static string? Text(YamlMapping mapping, string key) => Value(mapping, key) is YamlScalar { IsNull: false } scalar ? scalar.Text : null;

    private static long? Number(YamlMapping mapping, string key) =>
        long.TryParse(Text(mapping, key), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>Plain where YAML reads the same text back, else in single quotes.</summary>
    private static string Scalar(string text)
    {
        bool plain = text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or '/' or '+') && char.IsLetter(text[0]) && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off");
        return plain ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
