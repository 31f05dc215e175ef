using Mainspring.Learning.Foreign;
using Mainspring.Learning.Models;

namespace Mainspring.Lifecycle.Registry.Foreign;

/// <summary>Reads the files of a model folder into memory. Links are not followed.</summary>
public static class ForeignFiles
{
    private const int MostFiles = 1000;

    /// <summary>Every file of a folder by its path, with <c>/</c>.</summary>
    /// <exception cref="ModelRefusedException">There are too many, or one is too large.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyDictionary<string, byte[]> OfFolder(string folder)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            string name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (files.Count == MostFiles)
            {
                throw new ModelRefusedException(name, $"the folder has more than {MostFiles} files.");
            }

            files[name] = new FileInfo(path).Length <= ForeignModel.LargestFile
                ? File.ReadAllBytes(path)
                : throw new ModelRefusedException(name, $"it has more than {ForeignModel.LargestFile >> 20} MiB.");
        }

        return files;
    }
}
