using Mainspring.Data.Expressions.Evaluation;

namespace Mainspring.Data.Expressions.Functions;

/// <summary>Functions from numbers to numbers.</summary>
internal static class NumberFunctions
{
    private const int MostDigits = 15;

    public static IReadOnlyList<Function> All { get; } =
    [
        Extreme("min", "the least of the numbers", Math.Min),
        Extreme("max", "the greatest of the numbers", Math.Max),
        Function.OfNumber("abs", "the number without its sign", Math.Abs),
        new("round", "round(x, digits)", "the nearest number with so many decimals (0 to 15, 0 when not given); halves away from zero", 1, 2, Round),
        Function.OfNumber("floor", "the whole number at or below", Math.Floor),
        Function.OfNumber("ceil", "the whole number at or above", Math.Ceiling),
        Function.OfNumber("sign", "-1, 0 or 1", x => Math.Sign(x)),
        Function.OfNumber("sqrt", "the square root; missing below 0", Math.Sqrt),
        new("pow", "pow(x, y)", "x to the power of y; missing where that is no finite number", 2, 2, call => Operand.Of(new NumberOfTwo(call.Number(0), call.Number(1), Math.Pow))),
        Function.OfNumber("exp", "e to the power of x; missing beyond 1.8e308", Math.Exp),
        Function.OfNumber("log", "the natural logarithm; missing at and below 0", Math.Log),
        Function.OfNumber("log10", "the logarithm to base 10; missing at and below 0", Math.Log10),
        Function.OfNumber("log1p", "the natural logarithm of 1 + x, exact near 0; missing at and below -1", Log1p),
        Function.OfNumber("sin", "the sine of an angle in radians", Math.Sin),
        Function.OfNumber("cos", "the cosine of an angle in radians", Math.Cos),
        new("mod", "mod(x, y)", "the remainder of x by y, with the sign of y; missing when y is 0", 2, 2, call => Operand.Of(new NumberOfTwo(call.Number(0), call.Number(1), (x, y) => x - (y * Math.Floor(x / y))))),
        new("clip", "clip(x, low, high)", "x, but no less than low and no more than high; missing when low is above high", 3, 3, call =>
            Operand.Of(new NumberOfThree(call.Number(0), call.Number(1), call.Number(2), (x, low, high) => low <= high ? Math.Clamp(x, low, high) : double.NaN))),
    ];

    private static Function Extreme(string name, string meaning, Func<double, double, double> of) => new(name, $"{name}(x, y, …)", meaning, 2, int.MaxValue, call =>
        Operand.Of(call.Numbers().Aggregate((first, second) => new NumberOfTwo(first, second, of))));

    private static Operand Round(Call call)
    {
        int digits = call.Count > 1 ? call.ConstantInteger(1, 0, MostDigits) : 0;
        return Operand.Of(new NumberOf(call.Number(0), x => Math.Round(x, digits, MidpointRounding.AwayFromZero)));
    }

    /// <summary>By the rounding of 1 + x (Kahan): what the sum loses is made good by the quotient.</summary>
    private static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
