namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>Computes a text, which stays until the next row begins.</summary>
internal abstract class TextTerm
{
    /// <summary>False when it is missing.</summary>
    public abstract bool TryEvaluate(ExpressionRow row, out ReadOnlySpan<byte> utf8);
}
