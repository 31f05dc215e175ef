using Mainspring.Data.Expressions.Evaluation;

namespace Mainspring.Data.Expressions.Functions;

/// <summary>Parts of moments and the time between them. Moments are in UTC; parts are read in UTC, or in a zone that is named.</summary>
internal static class MomentFunctions
{
    private const double MicrosecondsADay = 86_400e6;
    private const double MicrosecondsAnHour = 3_600e6;
    private const double MicrosecondsAMinute = 60e6;

    /// <summary>The days from 0001-01-01 and 9999-12-31 to 1970-01-01: what a calendar covers.</summary>
    private const double FirstDay = -719_162;
    private const double LastDay = 2_932_896;

    public static IReadOnlyList<Function> All { get; } =
    [
        Part("year", "the year", day => day.Year),
        Part("quarter", "1 to 4", day => ((day.Month - 1) / 3) + 1),
        Part("month", "1 to 12", day => day.Month),
        Part("day", "the day of the month, 1 to 31", day => day.Day),
        Part("day_of_year", "1 to 366", day => day.DayOfYear),
        Part("weekday", "Monday 1 to Sunday 7", Weekday),
        new("is_weekend", "is_weekend(moment, \"zone\")", "whether it is a Saturday or Sunday", 1, 2, call => Operand.OfBoolean(OfDay(call, day => Weekday(day) >= 6 ? 1 : 0))),
        new("hour", "hour(moment, \"zone\")", "0 to 23", 1, 2, call => Operand.Of(OfLocal(call, local => Math.Floor(TimeOfDay(local) / MicrosecondsAnHour)))),
        new("minute", "minute(moment, \"zone\")", "0 to 59", 1, 2, call => Operand.Of(OfLocal(call, local => Math.Floor(TimeOfDay(local) % MicrosecondsAnHour / MicrosecondsAMinute)))),
        new("date", "date(moment, \"zone\")", "the beginning of its day", 1, 2, Date),
        new("days_between", "days_between(earlier, later)", "the days from one moment to the other, with the fraction of a day; negative when the second is earlier", 2, 2, call =>
            Operand.Of(new NumberOfTwo(call.Moment(0), call.Moment(1), (from, to) => (to - from) / MicrosecondsADay))),
        new("days_since", "days_since(\"2020-01-01\", moment)", "the same, from a fixed day on; there is no 'now', for a prediction must not depend on when it is asked for", 2, 2, call =>
            Operand.Of(new NumberOfTwo(call.Moment(0), call.Moment(1), (from, to) => (to - from) / MicrosecondsADay))),
    ];

    private static Function Part(string name, string meaning, Func<DateOnly, int> part) =>
        new(name, $"{name}(moment, \"zone\")", meaning, 1, 2, call => Operand.Of(OfDay(call, part)));

    private static int Weekday(DateOnly day) => (((int)day.DayOfWeek + 6) % 7) + 1;

    private static double TimeOfDay(double local) => local - (Math.Floor(local / MicrosecondsADay) * MicrosecondsADay);

    private static NumberOf OfDay(Call call, Func<DateOnly, int> part) =>
        OfLocal(call, local => part(DateOnly.FromDayNumber((int)(Math.Floor(local / MicrosecondsADay) - FirstDay))));

    /// <summary>A function of the microseconds that a clock in the zone shows; missing outside the years 1 to 9999.</summary>
    private static NumberOf OfLocal(Call call, Func<double, double> function)
    {
        TimeZoneInfo? zone = ZoneOf(call);
        return new(call.Moment(0), moment => LocalOf(moment, zone) is var local && IsInCalendar(local) ? function(local) : double.NaN);
    }

    private static Operand Date(Call call)
    {
        TimeZoneInfo? zone = ZoneOf(call);
        return Operand.OfMoment(new NumberOf(call.Moment(0), moment =>
        {
            double local = LocalOf(moment, zone);
            return IsInCalendar(local) ? moment - TimeOfDay(local) : double.NaN;
        }));
    }

    private static TimeZoneInfo? ZoneOf(Call call)
    {
        if (call.Count < 2)
        {
            return null;
        }

        string name = call.ConstantText(1);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone)
            ? zone
            : throw call.Wrong(1, $"there is no time zone '{name}' on this machine", "zones are named as in \"Asia/Kolkata\", \"Europe/Berlin\", \"UTC\"");
    }

    private static bool IsInCalendar(double microseconds) => Math.Floor(microseconds / MicrosecondsADay) is >= FirstDay and <= LastDay;

    private static double LocalOf(double moment, TimeZoneInfo? zone) => zone is null || !IsInCalendar(moment)
        ? moment
        : moment + (zone.GetUtcOffset(DateTime.UnixEpoch.AddTicks((long)moment * TimeSpan.TicksPerMicrosecond)).Ticks / TimeSpan.TicksPerMicrosecond);
}
