using Mainspring.Data.Expressions.Evaluation;

namespace Mainspring.Data.Expressions.Functions;

/// <summary>A function of the language.</summary>
/// <param name="Name">The name.</param>
/// <param name="Usage">How it is called.</param>
/// <param name="Meaning">What it gives.</param>
/// <param name="Least">The least number of arguments.</param>
/// <param name="Most">The greatest number of arguments.</param>
/// <param name="Build">Makes the term of a call.</param>
internal sealed record Function(string Name, string Usage, string Meaning, int Least, int Most, Func<Call, Operand> Build)
{
    /// <summary>A function of one number.</summary>
    public static Function OfNumber(string name, string meaning, Func<double, double> function) =>
        new(name, $"{name}(x)", meaning, 1, 1, call => Operand.Of(new NumberOf(call.Number(0), function)));
}
