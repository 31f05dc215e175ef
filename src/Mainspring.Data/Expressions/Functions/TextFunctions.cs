using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Mainspring.Data.Expressions.Evaluation;

namespace Mainspring.Data.Expressions.Functions;

/// <summary>Functions of texts. Characters count as code points, and texts are compared exactly.</summary>
internal static class TextFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("lower", "lower(text)", "in small letters", 1, 1, call => Operand.Of(new TextOf(call.Text(0), Lower))),
        new("upper", "upper(text)", "in capital letters", 1, 1, call => Operand.Of(new TextOf(call.Text(0), Upper))),
        new("trim", "trim(text)", "without the blanks around it", 1, 1, call => Operand.Of(new TextOf(call.Text(0), Trim))),
        new("length", "length(text)", "the number of characters", 1, 1, call => Operand.Of(new NumberOfText(call.Text(0), CharactersIn))),
        Test("contains", "contains(text, part)", "whether the part occurs in the text", (text, part) => text.IndexOf(part) >= 0),
        Test("starts_with", "starts_with(text, part)", "whether the text begins with the part", (text, part) => text.StartsWith(part)),
        Test("ends_with", "ends_with(text, part)", "whether the text ends with the part", (text, part) => text.EndsWith(part)),
        new("split_part", "split_part(text, \"separator\", n)", "the n-th part, from 1, without blanks around it; missing when there are fewer", 3, 3, SplitPart),
        new("replace", "replace(text, \"old\", \"new\")", "with every occurrence replaced", 3, 3, Replace),
        new("concat", "concat(a, b, …)", "one behind the other", 2, int.MaxValue, call => Operand.Of(new Concatenation([.. Enumerable.Range(0, call.Count).Select(call.Text)]))),
        new("matches", "matches(text, \"pattern\")", "whether a regular expression matches somewhere; ^ and $ bind it to the ends. Patterns are those of .NET without look-around and back-references, so that none takes long", 2, 2, Matches),
        new("regex_extract", "regex_extract(text, \"pattern\")", "the first group of the first match, or the match when the pattern has no group; missing when nothing matches", 2, 2, Extract),
        new("text", "text(x)", "a number in the shortest form that reads back to it", 1, 1, call => Operand.Of(new TextOfNumber(call.Number(0)))),
    ];

    private static Function Test(string name, string usage, string meaning, Func<ReadOnlySpan<byte>, ReadOnlySpan<byte>, bool> test) => new(name, usage, meaning, 2, 2, call =>
        Operand.OfBoolean(new NumberOfTexts(call.Text(0), call.Text(1), (text, part) => test(text, part) ? 1 : 0)));

    private static bool Trim(ExpressionRow row, ReadOnlySpan<byte> text, out ReadOnlySpan<byte> result)
    {
        result = text.Trim(" \t\r\n"u8);
        return true;
    }

    private static bool Lower(ExpressionRow row, ReadOnlySpan<byte> text, out ReadOnlySpan<byte> result)
    {
        Span<byte> room = row.Room(text.Length);
        result = Ascii.ToLower(text, room, out int written) == OperationStatus.Done ? room[..written] : Changed(row, text, rune => Rune.ToLowerInvariant(rune));
        return true;
    }

    private static bool Upper(ExpressionRow row, ReadOnlySpan<byte> text, out ReadOnlySpan<byte> result)
    {
        Span<byte> room = row.Room(text.Length);
        result = Ascii.ToUpper(text, room, out int written) == OperationStatus.Done ? room[..written] : Changed(row, text, rune => Rune.ToUpperInvariant(rune));
        return true;
    }

    private static ReadOnlySpan<byte> Changed(ExpressionRow row, ReadOnlySpan<byte> text, Func<Rune, Rune> change)
    {
        Span<byte> room = row.Room(4 * text.Length);
        int length = 0;
        while (!text.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(text, out Rune rune, out int used);
            length += change(rune).EncodeToUtf8(room[length..]);
            text = text[used..];
        }

        return room[..length];
    }

    private static double CharactersIn(ReadOnlySpan<byte> text)
    {
        int count = 0;
        foreach (byte unit in text)
        {
            count += (unit & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    private static Operand SplitPart(Call call)
    {
        byte[] separator = Encoding.UTF8.GetBytes(call.ConstantText(1));
        int place = call.ConstantInteger(2, 1, 1000);
        if (separator.Length == 0)
        {
            throw call.Wrong(1, "a separator has at least one character");
        }

        return Operand.Of(new TextOf(call.Text(0), (ExpressionRow _, ReadOnlySpan<byte> text, out ReadOnlySpan<byte> part) =>
        {
            part = default;
            for (int n = 1; n < place; n++)
            {
                int end = text.IndexOf(separator);
                if (end < 0)
                {
                    return false;
                }

                text = text[(end + separator.Length)..];
            }

            int length = text.IndexOf(separator);
            part = (length < 0 ? text : text[..length]).Trim(" \t"u8);
            return true;
        }));
    }

    private static Operand Replace(Call call)
    {
        byte[] old = Encoding.UTF8.GetBytes(call.ConstantText(1));
        byte[] now = Encoding.UTF8.GetBytes(call.ConstantText(2));
        if (old.Length == 0)
        {
            throw call.Wrong(1, "what is replaced has at least one character");
        }

        return Operand.Of(new TextOf(call.Text(0), (ExpressionRow row, ReadOnlySpan<byte> text, out ReadOnlySpan<byte> result) =>
        {
            Span<byte> room = row.Room(checked(text.Length + (text.Length / old.Length * now.Length)));
            int length = 0;
            for (int at; (at = text.IndexOf(old)) >= 0; text = text[(at + old.Length)..])
            {
                text[..at].CopyTo(room[length..]);
                now.CopyTo(room[(length + at)..]);
                length += at + now.Length;
            }

            text.CopyTo(room[length..]);
            result = room[..(length + text.Length)];
            return true;
        }));
    }

    private static Operand Matches(Call call)
    {
        Regex pattern = PatternOf(call, 1);
        return Operand.OfBoolean(new NumberOfText(call.Text(0), text =>
        {
            char[] room = ArrayPool<char>.Shared.Rent(text.Length);
            int length = Encoding.UTF8.GetChars(text, room);
            bool matches = pattern.IsMatch(room.AsSpan(0, length));
            ArrayPool<char>.Shared.Return(room);
            return matches ? 1 : 0;
        }));
    }

    private static Operand Extract(Call call)
    {
        Regex pattern = PatternOf(call, 1);
        return Operand.Of(new TextOf(call.Text(0), (ExpressionRow row, ReadOnlySpan<byte> text, out ReadOnlySpan<byte> result) =>
        {
            Match match = pattern.Match(Encoding.UTF8.GetString(text));
            Group found = match.Groups.Count > 1 ? match.Groups[1] : match;
            Span<byte> room = row.Room(Encoding.UTF8.GetByteCount(found.ValueSpan));
            result = room[..Encoding.UTF8.GetBytes(found.ValueSpan, room)];
            return found.Success;
        }));
    }

    private static Regex PatternOf(Call call, int i)
    {
        try
        {
            return new(call.ConstantText(i), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw call.Wrong(i, $"the pattern is not understood: {wrong.Message.TrimEnd('.')}", "look-around and back-references are not available");
        }
    }
}
