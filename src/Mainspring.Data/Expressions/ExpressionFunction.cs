using Mainspring.Data.Expressions.Functions;

namespace Mainspring.Data.Expressions;

/// <summary>A function of the language, for people.</summary>
/// <param name="Name">The name.</param>
/// <param name="Usage">How it is called: <c>clip(x, low, high)</c>.</param>
/// <param name="Meaning">What it gives, and when the result is missing beyond a missing argument.</param>
public sealed record ExpressionFunction(string Name, string Usage, string Meaning)
{
    /// <summary>Every function, by area.</summary>
    public static IReadOnlyList<ExpressionFunction> All { get; } = [.. FunctionTable.All.Select(function => new ExpressionFunction(function.Name, function.Usage, function.Meaning))];
}
