using System.Globalization;
using System.Text;
using Mainspring.Data.Expressions.Evaluation;
using Mainspring.Data.Reading;

namespace Mainspring.Data.Expressions.Functions;

/// <summary>Functions that read numbers and moments in texts.</summary>
internal static class ParsingFunctions
{
    private const string SquareFeet = "sq ft";

    public static IReadOnlyList<Function> All { get; } =
    [
        new("number", "number(x)", "the number that the whole text spells, true as 1 and false as 0; missing for other texts", 1, 1, Number),
        new("first_number", "first_number(text)", "the first number in a text: 2 in \"2 BHK\", 1200 in \"about 1,200\"; missing when it has none", 1, 1, call => Operand.Of(new NumberOfText(call.Text(0), FirstNumber))),
        new("parse_range", "parse_range(text, \"unit\")", "the number that a text spells, or the mean of a range such as \"1133 - 1384\", in the unit (sq ft when none is named): \"34.46Sq. Meter\" is 370.92. A number without a unit is in it already. Missing for other texts, and for units that do not convert", 1, 2, ParseRange),
        new("parse_area", "parse_area(text, \"unit\")", "the same for areas", 1, 2, ParseRange),
        new("moment", "moment(text, \"format\")", "the moment that a text spells, in ISO 8601 or in a format of .NET such as \"dd/MM/yyyy\", in UTC; missing for other texts", 1, 2, Moment),
    ];

    private static Operand Number(Call call)
    {
        Operand value = call.Any(0);
        return value.Type switch
        {
            ExpressionType.Text => Operand.Of(new NumberOfText(value.Text!, text => FieldValue.TryReal(text, out double number) ? number : double.NaN)),
            ExpressionType.Moment => throw call.Wrong(0, "a moment is no number", "write days_since(\"2020-01-01\", x), year(x) and so on"),
            _ => Operand.Of(value.Number!),
        };
    }

    private static double FirstNumber(ReadOnlySpan<byte> text) => NumberInText.TryFind(ref text, out double number) ? number : double.NaN;

    private static Operand ParseRange(Call call)
    {
        string name = call.Count > 1 ? call.ConstantText(1) : SquareFeet;
        if (Unit.Find(Encoding.UTF8.GetBytes(name)) is not { } unit)
        {
            throw call.Wrong(1, $"there is no unit '{name}'", $"known are {string.Join(", ", Unit.Names)}");
        }

        return Operand.Of(new NumberOfText(call.Text(0), text => QuantityInText.Read(text, unit)));
    }

    private static Operand Moment(Call call)
    {
        string? format = call.Count > 1 ? call.ConstantText(1) : null;
        return Operand.OfMoment(new NumberOfText(call.Text(0), text =>
            format is null ? FieldValue.TryTimestamp(text, out long microseconds) ? microseconds : double.NaN
            : DateTime.TryParseExact(Encoding.UTF8.GetString(text).Trim(), format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault, out DateTime moment)
                ? (moment - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond
                : double.NaN));
    }
}
