using System.Globalization;
using Mainspring.Charts.Axes;

namespace Mainspring.Web.Text;

/// <summary>Values as people read them.</summary>
internal static class Say
{
    /// <summary>At most four significant digits; a dash for nothing.</summary>
    public static string Number(double? value) => value is { } number ? NumberText.Of(number) : "–";

    /// <summary>A whole number with its thousands apart.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    /// <summary>A share between 0 and 1 in percent.</summary>
    public static string Percent(double? share) => share switch
    {
        null => "–",
        { } value when !double.IsFinite(value) => "–",
        { } value when value > 0 && value < 0.001 => "< 0.1 %",
        { } value => (value * 100).ToString(value is > 0 and < 0.1 ? "0.0" : "0.#", CultureInfo.InvariantCulture) + " %",
    };

    /// <summary>A time in milliseconds, in µs when it is short.</summary>
    public static string Milliseconds(double? milliseconds) => milliseconds is { } value ? Duration(TimeSpan.FromMilliseconds(value)) : "–";

    /// <summary>A duration in its two largest units.</summary>
    public static string Duration(TimeSpan? duration) => duration switch
    {
        null => "–",
        { TotalMilliseconds: < 1 } span => $"{NumberText.Of(Math.Round(span.TotalMicroseconds))} µs",
        { TotalSeconds: < 1 } span => $"{NumberText.Of(Math.Round(span.TotalMilliseconds, 1))} ms",
        { TotalSeconds: < 60 } span => $"{NumberText.Of(Math.Round(span.TotalSeconds, 1))} s",
        { TotalMinutes: < 60 } span => $"{(int)span.TotalMinutes} min {span.Seconds} s",
        { TotalHours: < 48 } span => $"{(int)span.TotalHours} h {span.Minutes} min",
        { } span => $"{(int)span.TotalDays} d {span.Hours} h",
    };

    /// <summary>How long ago something was.</summary>
    public static string Ago(DateTimeOffset moment, DateTimeOffset now) => (now - moment) switch
    {
        { TotalSeconds: < 5 } => "just now",
        { TotalSeconds: < 60 } span => $"{(int)span.TotalSeconds} s ago",
        { TotalMinutes: < 60 } span => $"{(int)span.TotalMinutes} min ago",
        { TotalHours: < 36 } span => $"{(int)span.TotalHours} h ago",
        { TotalDays: < 60 } span => $"{(int)span.TotalDays} d ago",
        _ => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>A moment in full, in UTC.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A size in bytes.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => (bytes / 1024.0).ToString("0.#", CultureInfo.InvariantCulture) + " KB",
        < 1024L * 1024 * 1024 => (bytes / 1048576.0).ToString("0.#", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1073741824.0).ToString("0.##", CultureInfo.InvariantCulture) + " GB",
    };

    /// <summary>The first characters of a hash, enough to tell hashes apart.</summary>
    public static string Hash(string hash) => hash.Length > 12 ? hash[..12] : hash;
}
