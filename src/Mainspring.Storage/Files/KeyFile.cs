using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Mainspring.Storage.Files;

/// <summary>A random key of this installation, in a file that only the owner of the process may read.</summary>
public static partial class KeyFile
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

    /// <summary>Written beside and then given its name, so that of many that start together one makes the key and all read that one.</summary>
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
            // A link is never made over a file that is there already. Moving is not as strict: it looks first and renames then.
            if (OperatingSystem.IsWindows() || (Link(fresh, path) != 0 && !File.Exists(path)))
            {
                File.Move(fresh, path, overwrite: false);
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was first.
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Link(string from, string to);
}
