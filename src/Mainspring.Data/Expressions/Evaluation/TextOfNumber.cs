using System.Globalization;

namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>A number as text, in the shortest form that reads back to it.</summary>
internal sealed class TextOfNumber(NumberTerm number) : TextTerm
{
    private const int Longest = 32;

    public override bool TryEvaluate(ExpressionRow row, out ReadOnlySpan<byte> utf8)
    {
        double value = number.Evaluate(row);
        Span<byte> room = double.IsNaN(value) ? default : row.Room(Longest);
        int length = 0;
        bool isPresent = !double.IsNaN(value) && value.TryFormat(room, out length, "R", CultureInfo.InvariantCulture);
        utf8 = room[..length];
        return isPresent;
    }
}
