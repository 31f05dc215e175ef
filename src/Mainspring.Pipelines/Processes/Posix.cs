using System.Runtime.InteropServices;

namespace Mainspring.Pipelines.Processes;

/// <summary>The few calls of the operating system that .NET does not offer. Linux and macOS only.</summary>
internal static partial class Posix
{
    public const int SigKill = 9;
    public const int SigTerm = 15;
    public const int SigStop = 19;

    private const string C = "libc";

    [LibraryImport(C, EntryPoint = "kill")]
    public static partial int Kill(int process, int signal);

    [LibraryImport(C, EntryPoint = "setpgid")]
    public static partial int SetProcessGroup(int process, int group);

    [LibraryImport(C, EntryPoint = "setpriority")]
    public static partial int SetPriority(int which, int who, int priority);

    [LibraryImport(C, EntryPoint = "setrlimit")]
    public static partial int SetLimit(int resource, in Limit limit);

    [LibraryImport(C, EntryPoint = "read")]
    public static unsafe partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport(C, EntryPoint = "dup")]
    public static partial int Duplicate(int descriptor);

    [LibraryImport(C, EntryPoint = "dup2")]
    public static partial int Duplicate(int descriptor, int onto);

    [LibraryImport(C, EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport(C, EntryPoint = "strlen")]
    public static partial nint StringLength(nint text);

    /// <summary>A limit of a resource, in bytes: the one in force, and the highest that the process may set for itself.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct Limit(ulong Current, ulong Highest);
}
