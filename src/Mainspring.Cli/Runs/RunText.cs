using System.Globalization;
using Mainspring.Client.Runs;

namespace Mainspring.Cli.Runs;

/// <summary>How values of runs are printed.</summary>
internal static class RunText
{
    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Duration(RunInfo run) => run.EndedAt is not { } ended ? "-" : (ended - run.StartedAt) switch
    {
        { TotalSeconds: < 60 } brief => string.Create(CultureInfo.InvariantCulture, $"{brief.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } medium => string.Create(CultureInfo.InvariantCulture, $"{(int)medium.TotalMinutes} min {medium.Seconds} s"),
        var lengthy => string.Create(CultureInfo.InvariantCulture, $"{(int)lengthy.TotalHours} h {lengthy.Minutes} min"),
    };

    public static string Bytes(long bytes) => bytes switch
    {
        < 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KB"),
        < 1 << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:0.0} GB"),
    };
}
