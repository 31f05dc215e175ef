using System.Reflection;

namespace Mainspring.Cli.Demo;

/// <summary>The example projects, which travel inside the program.</summary>
internal static class Examples
{
    private const string Prefix = "examples/";

    /// <summary>The names of the examples.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Files().Select(file => file.Split('/')[0]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Copies an example into a folder. Files that are there already stay as they are: they may have been worked on.</summary>
    public static void CopyTo(string name, string folder)
    {
        foreach (string file in Files().Where(file => file.StartsWith(name + "/", StringComparison.Ordinal)))
        {
            string path = Path.Combine(folder, file[(name.Length + 1)..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path))
            {
                using Stream source = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + file)!;
                using FileStream target = File.Create(path);
                source.CopyTo(target);
            }
        }
    }

    private static IEnumerable<string> Files() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..].Replace('\\', '/'));
}
