namespace Mainspring.Data.Expressions;

/// <summary>The four kinds of value that an expression knows. Any of them may be missing.</summary>
public enum ExpressionType
{
    /// <summary>A double-precision number; whole numbers are numbers too.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A moment, in UTC.</summary>
    Moment,

    /// <summary>Text.</summary>
    Text,
}
