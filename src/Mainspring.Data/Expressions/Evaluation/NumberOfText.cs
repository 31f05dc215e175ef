namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>A number, boolean or moment read off a text. It is not asked for a missing one.</summary>
internal sealed class NumberOfText(TextTerm text, Func<ReadOnlySpan<byte>, double> function) : NumberTerm
{
    public override double Evaluate(ExpressionRow row) => text.TryEvaluate(row, out ReadOnlySpan<byte> utf8) ? Finite(function(utf8)) : double.NaN;
}
