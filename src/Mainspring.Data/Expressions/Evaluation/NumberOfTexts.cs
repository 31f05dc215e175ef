namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>A number or boolean of two texts. It is not asked for missing ones.</summary>
internal sealed class NumberOfTexts(TextTerm x, TextTerm y, Func<ReadOnlySpan<byte>, ReadOnlySpan<byte>, double> function) : NumberTerm
{
    public override double Evaluate(ExpressionRow row) =>
        x.TryEvaluate(row, out ReadOnlySpan<byte> first) & y.TryEvaluate(row, out ReadOnlySpan<byte> second) ? Finite(function(first, second)) : double.NaN;
}
