namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>A text made of another. It is not asked for a missing one.</summary>
internal sealed class TextOf(TextTerm text, TextOf.Function function) : TextTerm
{
    /// <summary>Makes the text, with memory of the row where it needs some. False when there is none.</summary>
    public delegate bool Function(ExpressionRow row, ReadOnlySpan<byte> text, out ReadOnlySpan<byte> result);

    public override bool TryEvaluate(ExpressionRow row, out ReadOnlySpan<byte> utf8)
    {
        utf8 = default;
        return text.TryEvaluate(row, out ReadOnlySpan<byte> source) && function(row, source, out utf8);
    }
}
