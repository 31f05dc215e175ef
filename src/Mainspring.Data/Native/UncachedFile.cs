using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Data.Native;

/// <summary>
/// Lets a large file pass to or from the disk without a copy in the memory of the machine (O_DIRECT). Such a file would push out what
/// is used all the time, and its last fsync would take as long as writing it. Not every file system can.
/// </summary>
public static partial class UncachedFile
{
    /// <summary>Places in the file, lengths and addresses of buffers must be multiples of this.</summary>
    public const int Alignment = 4096;

    private const int GetFlags = 3;
    private const int SetFlags = 4;

    private static readonly int Direct = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x10000 : 0x4000;

    /// <summary>A buffer at a fit address, which stays there.</summary>
    public static Memory<byte> Allocate(int length)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(length + Alignment, pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0);
        int skip = (int)(-address & (Alignment - 1));
        return bytes.AsMemory(skip, length);
    }

    /// <summary>Switches it on or off for a file that is open.</summary>
    /// <returns>Whether the file system does as asked.</returns>
    public static bool TrySet(SafeFileHandle file, bool uncached)
    {
        if (!OperatingSystem.IsLinux())
        {
            return !uncached;
        }

        int flags = Control(file, GetFlags, 0);
        return flags >= 0 && Control(file, SetFlags, uncached ? flags | Direct : flags & ~Direct) == 0;
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(SafeFileHandle file, int command, int argument);
}
