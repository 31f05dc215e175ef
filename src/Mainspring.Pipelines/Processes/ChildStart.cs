using System.Globalization;

namespace Mainspring.Pipelines.Processes;

/// <summary>
/// What a child does first of all, so that the server it works for stays well: a process group of its own, a memory limit, a low
/// priority, the first place when the system runs out of memory, and an end when the parent ends.
/// </summary>
public static class ChildStart
{
    /// <summary>The memory that the child may use, in bytes.</summary>
    internal const string MemoryVariable = "MAINSPRING_MEMORY_LIMIT";

    private const int CoreResource = 4;
    private const int LinuxDataResource = 2;
    private const int ProcessGroup = 1;
    private const int Niceness = 10;

    // Stacks of threads and arenas of allocators are counted when they are reserved, not when they are used.
    private const ulong Reserve = 512UL << 20;

    /// <summary>Call it first in <c>Main</c>. Does nothing in a process that is no child of Mainspring.</summary>
    public static void Prepare()
    {
        if (!ChildChannel.IsOpen || OperatingSystem.IsWindows())
        {
            return;
        }

        EndWithParent();
        Posix.SetProcessGroup(0, 0);
        Posix.SetPriority(ProcessGroup, 0, Niceness);
        Posix.SetLimit(CoreResource, new(0, 0));
        if (OperatingSystem.IsLinux())
        {
            LimitMemory();
            File.WriteAllText("/proc/self/oom_score_adj", "800");
        }
    }

    // The parent watches the resident memory from outside. This limit is the wall behind it, for memory that is taken faster than
    // anybody can look.
    private static void LimitMemory()
    {
        if (ulong.TryParse(Environment.GetEnvironmentVariable(MemoryVariable), NumberStyles.None, CultureInfo.InvariantCulture, out ulong limit))
        {
            Posix.SetLimit(LinuxDataResource, new(limit + Reserve, limit + Reserve));
        }
    }

    // Standard input is a pipe that the parent holds and never writes to. It ends when the parent does, however the parent ends.
    // (PR_SET_PDEATHSIG would follow the thread that started the child, and threads of a pool come and go.) The pipe moves to another
    // place, so that work which reads its input finds it empty instead of waiting.
    private static unsafe void EndWithParent()
    {
        int parent = Posix.Duplicate(0);
        Posix.Duplicate(Posix.Open("/dev/null", 0), onto: 0);
        var watch = new Thread(() =>
        {
            byte unused;
            while (Posix.Read(parent, &unused, 1) > 0)
            {
                // Nothing is said here.
            }

            Posix.Kill(Environment.ProcessId, Posix.SigKill);
        })
        { IsBackground = true, Name = "parent watch" };
        watch.Start();
    }
}
