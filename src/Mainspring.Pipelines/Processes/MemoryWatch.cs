using System.Globalization;

namespace Mainspring.Pipelines.Processes;

/// <summary>
/// Watches the memory of a process from outside. Counted is what only its end gives back: anonymous, shared and swapped pages; not
/// the pages of mapped files. Where the system does not tell (macOS), the whole resident set counts.
/// </summary>
internal sealed class MemoryWatch(int process, long limit)
{
    private static readonly string[] Counted = ["RssAnon:", "RssShmem:", "VmSwap:"];

    /// <summary>Whether the process was ended for its use of memory.</summary>
    public bool IsOverLimit { get; private set; }

    /// <summary>Looks again and again until the process ends or is over its limit.</summary>
    public async Task WatchAsync(Action end, TimeSpan interval, TimeProvider time, CancellationToken ended)
    {
        if (limit <= 0)
        {
            return;
        }

        using var tick = new PeriodicTimer(interval, time);
        try
        {
            while (!IsOverLimit)
            {
                await tick.WaitForNextTickAsync(ended);
                IsOverLimit = Measure() > limit;
            }

            end();
        }
        catch (OperationCanceledException)
        {
            // The process has ended.
        }
    }

    /// <summary>The sentence that a run ends with.</summary>
    public string Describe(string? howToRaise) =>
        $"The process used more than {Size(limit)} of memory, the limit of this job{(howToRaise is null ? "" : "; " + howToRaise)}.";

    private static string Size(long bytes) => bytes % (1L << 30) == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes >> 30} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB");

    private long Measure()
    {
        try
        {
            return OperatingSystem.IsLinux()
                ? File.ReadLines($"/proc/{process}/status").Where(line => Counted.Any(line.StartsWith)).Sum(Kilobytes) << 10
                : System.Diagnostics.Process.GetProcessById(process).WorkingSet64;
        }
        catch (Exception gone) when (gone is IOException or ArgumentException or InvalidOperationException)
        {
            return 0;
        }
    }

    private static long Kilobytes(string line) =>
        long.Parse(line.AsSpan(line.IndexOf(':') + 1).Trim().TrimEnd("kB").Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
}
