using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Data.Native;

/// <summary>
/// Lets the disk work while a large file is still being written, so that the fsync at its end is short and the file does not fill the
/// memory of the machine with pages that wait. It promises nothing about durability: <see cref="DiskSync"/> does.
/// </summary>
/// <param name="file">The file, written from its start on.</param>
public sealed partial class WriteBehind(SafeFileHandle file)
{
    private const long Window = 16 << 20;
    private const uint WaitBefore = 1;
    private const uint Write = 2;
    private const uint WaitAfter = 4;

    private long _started;

    /// <summary>Tells that all bytes up to a position were handed to the system. Waits for the disk only when it is far behind.</summary>
    public void Reached(long position)
    {
        for (; OperatingSystem.IsLinux() && position - _started >= Window; _started += Window)
        {
            _ = Start(file, _started, Window, Write);
            if (_started >= Window)
            {
                _ = Start(file, _started - Window, Window, WaitBefore | Write | WaitAfter);
            }
        }
    }

    // An error shows again at the fsync, which is where it counts.
    [LibraryImport("libc", EntryPoint = "sync_file_range")]
    private static partial int Start(SafeFileHandle file, long offset, long length, uint flags);
}
