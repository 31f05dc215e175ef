using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Mainspring.Pipelines.Faults;
using Mainspring.Pipelines.Processes;

namespace Mainspring.Pipelines.Tests.Processes;

/// <summary>What the test program does as a child.</summary>
internal static class TestVerbs
{
    public static async Task<int> RunAsync(string verb, string[] rest)
    {
        ChildStart.Prepare();
        switch (verb)
        {
            case "work":
                ChildChannel.Report(0.25, "reading");
                ChildChannel.Note("run_id", "7");
                Console.Error.WriteLine("a line for the log");
                Console.Error.WriteLine("@mainspring this is no message");
                Console.Out.Write($$"""{"said":"{{string.Join(' ', rest)}}","input":{{Console.In.Peek()}}}""");
                return 0;
            case "fail":
                Console.Error.WriteLine("error: there is no such file: a.csv");
                return 65;
            case "facts":
                Console.Out.Write($"{Process.GetCurrentProcess().Id} {File.ReadAllText("/proc/self/oom_score_adj").Trim()} {File.ReadAllText("/proc/self/stat").Split(')')[1].Split(' ')[3]} {File.ReadAllText("/proc/self/stat").Split(')')[1].Split(' ')[17]} {Environment.CurrentDirectory}");
                return 0;
            case "flood":
                Console.Out.Write(new string('x', 1 << 20));
                return 0;
            case "segfault":
                FaultPoint.Fail(FaultKind.Segfault);
                return 0;
            case "eat-managed":
                FaultPoint.Fail(FaultKind.Memory);
                return 0;
            case "eat-native":
                return EatNative(int.Parse(rest[0], CultureInfo.InvariantCulture) << 20);
            case "wait":
                ChildChannel.Report(0, "waiting");
                await Task.Delay(Timeout.Infinite);
                return 0;
            case "ignore-term":
                using (PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true))
                {
                    ChildChannel.Report(0, "waiting");
                    await Task.Delay(Timeout.Infinite);
                }

                return 0;
            case "parent":
                await ChildProcess.RunAsync(new(ChildProgram.OfThisProcess, ["child", "wait-aloud"], Environment.CurrentDirectory), new RelayToOutput(), TimeProvider.System, CancellationToken.None);
                return 0;
            case "wait-aloud":
                ChildChannel.Note("pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                await Task.Delay(Timeout.Infinite);
                return 0;
            default:
                return 2;
        }
    }

    private static unsafe int EatNative(int block)
    {
        while (true)
        {
            NativeMemory.Fill(NativeMemory.Alloc((nuint)block), (nuint)block, 1);
        }
    }
}
