using Mainspring.Learning.Features;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>
/// The parts of moments. Month and day follow from the days since 0000-03-01 by whole numbers alone (Howard Hinnant, "chrono-compatible low-level date algorithms"),
/// since ONNX knows no calendar.
/// </summary>
internal sealed class CalendarGraph
{
    private const long DaysBefore1970 = 719_468;
    private const long DaysOfEra = 146_097;

    private readonly OnnxGraph _graph;
    private readonly string _microseconds;
    private readonly string _days;
    private readonly string _whole;
    private readonly string _isDate;
    private string? _shifted;
    private string? _dayFromMarch;
    private string? _month;
    private string? _yearOfEra;

    /// <param name="graph">Where to.</param>
    /// <param name="microseconds">Double precision, [N, 1]; NaN where missing.</param>
    public CalendarGraph(OnnxGraph graph, string microseconds)
    {
        (_graph, _microseconds) = (graph, microseconds);
        _days = graph.Add("Div", microseconds, graph.Double(TimestampEncoder.MicrosecondsADay));
        _whole = graph.Add("Floor", _days);
        _isDate = graph.Add(
            "And", graph.Add("GreaterOrEqual", _whole, graph.Double(TimestampEncoder.FirstDay)), graph.Add("LessOrEqual", _whole, graph.Double(TimestampEncoder.LastDay)));
    }

    /// <summary>One part, in double precision.</summary>
    public string PartOf(TimestampPart part) => part switch
    {
        TimestampPart.Days => _days,
        TimestampPart.Month => Of(Month()),
        TimestampPart.Day => Of(Day()),
        TimestampPart.Weekday => Of(Plus(_graph.Add("Mod", Plus(Shifted(), 2), _graph.Int(7)), 1)),
        _ => _graph.Add("Where", _isDate, _graph.Add("Mul", _graph.Add("Sub", _days, _whole), _graph.Double(24)), _graph.Double(double.NaN)),
    };

    /// <summary>The year.</summary>
    public string Year() => Of(YearInMarch(ShiftedYear()));

    /// <summary>1 to 4.</summary>
    public string Quarter() => Of(Plus(Over(Plus(Month(), -1), 3), 1));

    /// <summary>1 to 366.</summary>
    public string DayOfYear()
    {
        string year = ShiftedYear();
        string leap = _graph.Add("And", Divides(year, 4), _graph.Add("Or", _graph.Add("Not", Divides(year, 100)), Divides(year, 400)));
        string fromMarch = Plus(_graph.Add("Add", DayFromMarch(), _graph.Cast(leap, OnnxType.Int64)), 60);
        return Of(_graph.Add("Where", IsBeforeMarch(), Plus(DayFromMarch(), -305), fromMarch));
    }

    /// <summary>Microseconds since the beginning of the day.</summary>
    public string TimeOfDay() => _graph.Add("Where", _isDate, _graph.Add("Sub", _microseconds, _graph.Add("Mul", _whole, _graph.Double(TimestampEncoder.MicrosecondsADay))), _graph.Double(double.NaN));

    private string Of(string integers) => _graph.Add("Where", _isDate, _graph.Cast(integers, OnnxType.Double), _graph.Double(double.NaN));

    /// <summary>Days since 0000-03-01: never negative, so that dividing whole numbers rounds down.</summary>
    private string Shifted() => _shifted ??= Plus(_graph.Cast(_graph.Add("Where", _isDate, _whole, _graph.Double(0)), OnnxType.Int64), DaysBefore1970);

    /// <summary>From 0 on March 1.</summary>
    private string DayFromMarch()
    {
        if (_dayFromMarch is not null)
        {
            return _dayFromMarch;
        }

        string ofEra = _graph.Add("Mod", Shifted(), _graph.Int(DaysOfEra));
        string year = YearOfEra();
        string before = Minus(_graph.Add("Add", Times(year, 365), Over(year, 4)), Over(year, 100));
        return _dayFromMarch = Minus(ofEra, before);
    }

    /// <summary>From 0 to 399, beginning in March.</summary>
    private string YearOfEra()
    {
        if (_yearOfEra is not null)
        {
            return _yearOfEra;
        }

        string ofEra = _graph.Add("Mod", Shifted(), _graph.Int(DaysOfEra));
        string leapless = Minus(_graph.Add("Add", Minus(ofEra, Over(ofEra, 1_460)), Over(ofEra, 36_524)), Over(ofEra, 146_096));
        return _yearOfEra = Over(leapless, 365);
    }

    /// <summary>The year in which the March was that this moment follows.</summary>
    private string ShiftedYear() => _graph.Add("Add", YearOfEra(), Times(Over(Shifted(), DaysOfEra), 400));

    private string YearInMarch(string year) => _graph.Add("Add", year, _graph.Cast(IsBeforeMarch(), OnnxType.Int64));

    private string IsBeforeMarch() => _graph.Add("GreaterOrEqual", ShiftedMonth(), _graph.Int(10));

    private string Divides(string year, long number) => _graph.Add("Equal", _graph.Add("Mod", year, _graph.Int(number)), _graph.Int(0));

    /// <summary>From 0 in March.</summary>
    private string ShiftedMonth() => _month ??= Over(Plus(Times(DayFromMarch(), 5), 2), 153);

    private string Month() => Plus(_graph.Add("Mod", Plus(ShiftedMonth(), 2), _graph.Int(12)), 1);

    private string Day() => Plus(Minus(DayFromMarch(), Over(Plus(Times(ShiftedMonth(), 153), 2), 5)), 1);

    private string Plus(string value, long number) => _graph.Add("Add", value, _graph.Int(number));

    private string Times(string value, long number) => _graph.Add("Mul", value, _graph.Int(number));

    private string Over(string value, long number) => _graph.Add("Div", value, _graph.Int(number));

    private string Minus(string value, string other) => _graph.Add("Sub", value, other);
}
