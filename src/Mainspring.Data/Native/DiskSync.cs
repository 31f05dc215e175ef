using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Data.Native;

/// <summary>
/// Forces files and the names in folders to the disk by fsync(2) itself. <see cref="RandomAccess.FlushToDisk"/> will not do: it returns as if all
/// were well when the disk reports an input/output error (seen on .NET 10.0.12), and what was not written would be acknowledged.
/// </summary>
public static partial class DiskSync
{
    private const int ReadOnly = 0;
    private const int Interrupted = 4;

    /// <summary>Forces a file to the disk.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public static void File(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        int result;
        do
        {
            result = Sync(file);
        }
        while (result != 0 && Marshal.GetLastPInvokeError() == Interrupted);

        if (result != 0)
        {
            throw new IOException($"The file cannot be forced to the disk: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    /// <summary>Forces the names in a folder to the disk, which the fsync of a new file alone does not promise (fsync(2), notes).</summary>
    /// <exception cref="IOException">The folder cannot be opened, or the disk did not take it.</exception>
    public static void Folder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using SafeFileHandle handle = Open(folder, ReadOnly);
        if (handle.IsInvalid)
        {
            throw new IOException($"The folder cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        File(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(SafeFileHandle file);
}
