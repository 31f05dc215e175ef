using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Data.Native;

/// <summary>Asks the system to have a part of a file in memory soon (posix_fadvise). The disk then works while the reader is busy, in pieces that suit it.</summary>
public static partial class ReadAhead
{
    private const int WillNeed = 3;

    /// <summary>Asks for a part of a file. Without an answer, and without an effect where the system cannot.</summary>
    public static void Ask(SafeFileHandle file, long offset, long length)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Advise(file, offset, length, WillNeed);
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);
}
