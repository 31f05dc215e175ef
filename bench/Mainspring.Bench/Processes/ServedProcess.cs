using System.Diagnostics;
using System.Globalization;

namespace Mainspring.Bench.Processes;

/// <summary>A server in a process of its own that prints <c>listening on URL</c>.</summary>
internal sealed class ServedProcess : IDisposable
{
    private readonly Process _process;

    private ServedProcess(Process process, Uri url, TimeSpan untilListening)
    {
        _process = process;
        Url = url;
        UntilListening = untilListening;
    }

    public Uri Url { get; }

    public TimeSpan UntilListening { get; }

    /// <summary>User and system time so far. The kernel counts in hundredths of a second.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in megabytes.</summary>
    public double Megabytes
    {
        get
        {
            string line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
    }

    public static ServedProcess Start(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        long begun = Stopwatch.GetTimestamp();
        Process process = Process.Start(start)!;
        string line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} did not start.");
        return new ServedProcess(process, new Uri(line[(line.LastIndexOf(' ') + 1)..]), Stopwatch.GetElapsedTime(begun));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
