using System.Security.Cryptography;

namespace Mainspring.Storage.Files;

/// <summary>A random key of this installation, in a file that only the owner of the process may read.</summary>
public static class KeyFile
{
    /// <summary>Reads the key, or makes it when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is no key of that length: somebody changed it, and what was sealed with it cannot be opened.</exception>
    public static byte[] ReadOrCreate(string path, int bytes)
    {
        if (!File.Exists(path))
        {
            Create(path, RandomNumberGenerator.GetBytes(bytes));
        }

        byte[] key = File.ReadAllBytes(path);
        return key.Length == bytes ? key : throw new InvalidDataException($"{path} has {key.Length} bytes and is no key of {bytes}; restore it from a backup, or move it away to get a new one.");
    }

    /// <summary>Written beside and linked to its name, so that of two processes that start together one makes the key and both read the same.</summary>
    private static void Create(string path, byte[] key)
    {
        string fresh = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(fresh, options))
        {
            file.Write(key);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(fresh);
        }
    }
}
