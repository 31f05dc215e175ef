namespace Mainspring.Data.Expressions.Evaluation;

/// <summary>A part of an expression with its type, ready to be computed.</summary>
/// <param name="Type">The kind of value.</param>
/// <param name="Number">Computes it unless it is a text.</param>
/// <param name="Text">Computes it when it is a text.</param>
internal sealed record Operand(ExpressionType Type, NumberTerm? Number, TextTerm? Text)
{
    public static Operand Of(NumberTerm number) => new(ExpressionType.Number, number, null);

    public static Operand OfBoolean(NumberTerm boolean) => new(ExpressionType.Boolean, boolean, null);

    public static Operand OfMoment(NumberTerm moment) => new(ExpressionType.Moment, moment, null);

    public static Operand Of(TextTerm text) => new(ExpressionType.Text, null, text);
}
