using System.Text;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects;

/// <summary>Reads project files, and reports all that is wrong with one at once.</summary>
/// <param name="layout">The keys that a file may have.</param>
/// <param name="environment">The environment variable of a name, or null; default: of this process.</param>
public sealed class ProjectReader(ProjectLayout layout, Func<string, string?>? environment = null)
{
    private const int MaxBytes = 1 << 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; faults name it so.</param>
    /// <param name="overrides">Values that take the place of those in the file, each <c>path=value</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ProjectFileException">The file is not valid.</exception>
    public ProjectFile Read(string path, IEnumerable<string>? overrides = null)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"there is no project file {path}; 'mainspring init data.csv' writes one, -f names another", path);
        }

        return new FileInfo(path).Length > MaxBytes
            ? throw new ProjectFileException([new YamlPlace(path, 1, 1).Fault(FaultCode.TooLarge, "the file is larger than 1 MB")])
            : Read(File.ReadAllBytes(path), path, overrides);
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <param name="path">The file to name in faults; relative paths of the project start at its folder.</param>
    /// <param name="overrides">Values that take the place of those in the file, each <c>path=value</c>.</param>
    /// <exception cref="ProjectFileException">The file is not valid.</exception>
    public ProjectFile Read(ReadOnlySpan<byte> bytes, string path, IEnumerable<string>? overrides = null)
    {
        var reading = new ProjectReading(environment ?? Environment.GetEnvironmentVariable);
        if (Decode(bytes, path, reading) is { } text && Root(text, path, reading) is { } root)
        {
            foreach (string one in overrides ?? [])
            {
                root = ProjectOverride.Apply(one, root, layout.Root, reading.Faults);
            }

            if (layout.Root.TryRead(root, "", reading, out ProjectDraft? draft) && reading.Faults.Count == 0)
            {
                return new(path, layout, draft, reading.Places, reading.References);
            }
        }

        throw new ProjectFileException([.. reading.Faults
            .OrderBy(f => f.File == path ? 0 : 1).ThenBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)]);
    }

    private static YamlMapping? Root(string text, string path, ProjectReading reading)
    {
        var top = new YamlPlace(path, 1, 1);
        switch (YamlText.Read(text, path, reading.Faults))
        {
            case YamlMapping mapping:
                return mapping with { Place = top };
            case null or YamlScalar { IsNull: true }:
                return reading.Faults.Count > 0 ? null : new([], top);
            case { } other:
                reading.Refuse(other, FaultCode.WrongType, $"a project file is a set of keys (name, data, target), not {other.Kind}");
                return null;
        }
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, string path, ProjectReading reading)
    {
        ReadOnlySpan<byte> text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        try
        {
            return Strict.GetString(text);
        }
        catch (DecoderFallbackException broken)
        {
            ReadOnlySpan<byte> before = text[..Math.Clamp(broken.Index, 0, text.Length)];
            int line = before.Count((byte)'\n') + 1;
            int column = before.Length - before.LastIndexOf((byte)'\n');
            reading.Add(new YamlPlace(path, line, column).Fault(FaultCode.NotUtf8, "the file is not UTF-8 from this byte on; save it in that encoding"));
            return null;
        }
    }
}
