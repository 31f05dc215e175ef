using Mainspring.Learning.Features;

namespace Mainspring.Learning.Onnx.Export.Expressions;

/// <summary>The functions of moments, in UTC.</summary>
internal sealed class MomentOperators(TermGraph terms)
{
    private const double MicrosecondsAnHour = 3_600e6;
    private const double MicrosecondsAMinute = 60e6;
    private const double Saturday = 6;

    private readonly OnnxGraph _graph = terms.Graph;
    private readonly Dictionary<string, CalendarGraph> _calendars = [];

    /// <summary>A function of a moment, or null where there are no operators for it.</summary>
    public string? Of(string function, string moment) => function switch
    {
        "year" => CalendarOf(moment).Year(),
        "quarter" => CalendarOf(moment).Quarter(),
        "month" => CalendarOf(moment).PartOf(TimestampPart.Month),
        "day" => CalendarOf(moment).PartOf(TimestampPart.Day),
        "day_of_year" => CalendarOf(moment).DayOfYear(),
        "weekday" => CalendarOf(moment).PartOf(TimestampPart.Weekday),
        "is_weekend" => IsWeekend(moment),
        "hour" => Whole(CalendarOf(moment).TimeOfDay(), MicrosecondsAnHour),
        "minute" => Minute(moment),
        "date" => _graph.Add("Sub", moment, CalendarOf(moment).TimeOfDay()),
        _ => null,
    };

    /// <summary>The days from one moment to another.</summary>
    public string Days(string from, string to) => terms.Finite(_graph.Add("Div", _graph.Add("Sub", to, from), _graph.Double(TimestampEncoder.MicrosecondsADay)));

    private string IsWeekend(string moment)
    {
        string weekday = CalendarOf(moment).PartOf(TimestampPart.Weekday);
        return terms.Known(terms.OfTruth(_graph.Add("GreaterOrEqual", weekday, _graph.Double(Saturday))), weekday);
    }

    private string Minute(string moment)
    {
        string time = CalendarOf(moment).TimeOfDay();
        string ofHour = _graph.Add("Sub", time, _graph.Add("Mul", Whole(time, MicrosecondsAnHour), _graph.Double(MicrosecondsAnHour)));
        return Whole(ofHour, MicrosecondsAMinute);
    }

    private string Whole(string time, double unit) => _graph.Add("Floor", _graph.Add("Div", time, _graph.Double(unit)));

    private CalendarGraph CalendarOf(string moment) => _calendars.TryGetValue(moment, out CalendarGraph? known) ? known : _calendars[moment] = new(_graph, moment);
}
