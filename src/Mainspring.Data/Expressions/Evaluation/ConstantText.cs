using System.Text;

namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>Always the same; null is missing.</summary>
internal sealed class ConstantText(string? value) : TextTerm
{
    private readonly byte[]? _utf8 = value is null ? null : Encoding.UTF8.GetBytes(value);

    public override bool TryEvaluate(ExpressionRow row, out ReadOnlySpan<byte> utf8)
    {
        utf8 = _utf8;
        return _utf8 is not null;
    }
}
