using System.Globalization;
using Mainspring.Pipelines.Processes;

namespace Mainspring.Pipelines.Faults;

/// <summary>
/// Named places where a process can be made to fail on purpose, so that tests reach each of them by choice and not by luck. Without
/// the environment variable a place costs one comparison.
/// </summary>
/// <remarks>
/// <c>MAINSPRING_CRASH_AT=step.started</c> kills the process when it comes to that place; <c>step.started#3</c> at the third time;
/// <c>train.started:segfault</c> (or <c>:memory</c>, <c>:stop</c>, <c>:kill</c>) says how. Child processes inherit it.
/// </remarks>
public static class FaultPoint
{
    /// <summary>The environment variable that names the place.</summary>
    public const string Variable = "MAINSPRING_CRASH_AT";

    private static readonly Plan? Wanted = Plan.Parse(Environment.GetEnvironmentVariable(Variable));
    private static int _passes;

    /// <summary>Fails here when the environment asks for it; otherwise does nothing.</summary>
    public static void Hit(string name)
    {
        if (Wanted is null || Wanted.Name != name || Interlocked.Increment(ref _passes) != Wanted.Pass)
        {
            return;
        }

        Fail(Wanted.Kind);
    }

    /// <summary>Fails at once.</summary>
    public static void Fail(FaultKind kind)
    {
        switch (kind)
        {
            case FaultKind.Kill:
                Posix.Kill(Environment.ProcessId, Posix.SigKill);
                break;
            case FaultKind.Stop:
                Posix.Kill(Environment.ProcessId, Posix.SigStop);
                break;
            case FaultKind.Segfault:
                Posix.StringLength(0);
                break;
            case FaultKind.Memory:
                EatMemory();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no kind of failure.");
        }
    }

    private static void EatMemory()
    {
        for (List<byte[]> taken = []; ; taken.Add(GC.AllocateUninitializedArray<byte>(16 << 20)))
        {
            taken.LastOrDefault()?.AsSpan().Fill(1);
        }
    }

    private sealed record Plan(string Name, int Pass, FaultKind Kind)
    {
        public static Plan? Parse(string? text)
        {
            if (string.IsNullOrEmpty(text))
            {
                return null;
            }

            string[] place = text.Split(':', 2);
            string[] name = place[0].Split('#', 2);
            return new(
                name[0],
                name.Length == 1 ? 1 : int.Parse(name[1], CultureInfo.InvariantCulture),
                place.Length == 1 ? FaultKind.Kill : Enum.Parse<FaultKind>(place[1], ignoreCase: true));
        }
    }
}
