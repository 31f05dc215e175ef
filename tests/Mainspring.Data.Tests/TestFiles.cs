using System.IO.Compression;
using System.Text;

namespace Mainspring.Data.Tests;

/// <summary>A folder for one test's files, and the real data sets that lie beside the project.</summary>
public sealed class TestFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-data-").FullName;

    /// <summary>The folder of the shared data sets, or null where there is none.</summary>
    public static string? Shared { get; } = Find();

    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        string path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string WriteGzip(string name, string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return Write(name, packed.ToArray());
    }

    /// <summary>A shared data set; the test is skipped where there is none.</summary>
    public static string SharedFile(string name)
    {
        string path = System.IO.Path.Combine(Shared ?? "", name);
        Assert.SkipUnless(Shared is not null && File.Exists(path), $"The data set {name} is not here.");
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
