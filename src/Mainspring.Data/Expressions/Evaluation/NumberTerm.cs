namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>Computes a number, a boolean (1 or 0) or a moment (microseconds since 1970). NaN is missing; no result is infinite unless a column's value is.</summary>
internal abstract class NumberTerm
{
    public abstract double Evaluate(ExpressionRow row);

    /// <summary>The value, or missing where it is not finite.</summary>
    public static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;
}
