using Mainspring.Data.Expressions.Evaluation;

namespace Mainspring.Data.Expressions.Functions;

/// <summary>Conditions and missing values.</summary>
internal static class ChoiceFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("if", "if(condition, then, else)", "then where the condition is true, else where it is false; missing where it is missing", 3, 3, Choose),
        new("case", "case(condition, value, …, else)", "the value behind the first condition that is true, the last value where none is; missing where a condition before it is missing", 3, int.MaxValue, Choose),
        new("is_missing", "is_missing(x)", "whether there is no value; never missing itself", 1, 1, call => Operand.OfBoolean(new IsMissing(call.Any(0)))),
        new("coalesce", "coalesce(x, y, …)", "the first that is not missing", 2, int.MaxValue, First),
    ];

    private static Operand Choose(Call call)
    {
        if (call.Count % 2 == 0)
        {
            throw call.Wrong(call.Count - 1, "the last argument is the value where no condition is true");
        }

        int conditions = call.Count / 2;
        NumberTerm[] when = [.. Enumerable.Range(0, conditions).Select(i => call.Boolean(2 * i))];
        Operand[] values = call.Alike([.. Enumerable.Range(0, conditions).Select(i => (2 * i) + 1), call.Count - 1]);
        return values[0].Type == ExpressionType.Text
            ? Operand.Of(new ChosenText(when, [.. values.Select(value => value.Text!)]))
            : new(values[0].Type, new ChosenNumber(when, [.. values.Select(value => value.Number!)]), null);
    }

    private static Operand First(Call call)
    {
        Operand[] values = call.Alike([.. Enumerable.Range(0, call.Count)]);
        return values[0].Type == ExpressionType.Text
            ? Operand.Of(new FirstText([.. values.Select(value => value.Text!)]))
            : new(values[0].Type, new FirstNumber([.. values.Select(value => value.Number!)]), null);
    }
}
