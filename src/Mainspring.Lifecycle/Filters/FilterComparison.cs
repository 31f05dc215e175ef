namespace Mainspring.Lifecycle.Filters;

/// <summary>How a field is compared. A term holds one of these; the table of an entity says by their union what a field takes.</summary>
[Flags]
public enum FilterComparison
{
    /// <summary>Nothing; such a field can only be ordered by.</summary>
    None = 0,

    /// <summary><c>=</c></summary>
    Equal = 1,

    /// <summary><c>!=</c>; rows without the key do not match.</summary>
    NotEqual = 1 << 1,

    /// <summary><c>&gt;</c></summary>
    Greater = 1 << 2,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual = 1 << 3,

    /// <summary><c>&lt;</c></summary>
    Less = 1 << 4,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual = 1 << 5,

    /// <summary><c>LIKE</c>: <c>%</c> stands for any characters, <c>_</c> for one; case counts, and a backslash is a backslash.</summary>
    Like = 1 << 6,

    /// <summary><c>ILIKE</c>: as <see cref="Like"/>, without regard to the case of ASCII letters.</summary>
    ILike = 1 << 7,

    /// <summary><c>RLIKE</c>: a regular expression.</summary>
    RLike = 1 << 8,

    /// <summary><c>IN ('a', 'b')</c></summary>
    In = 1 << 9,

    /// <summary><c>NOT IN ('a', 'b')</c></summary>
    NotIn = 1 << 10,

    /// <summary><c>IS NULL</c>: the row has no such key.</summary>
    IsNull = 1 << 11,

    /// <summary><c>IS NOT NULL</c>: the row has the key.</summary>
    IsNotNull = 1 << 12,

    /// <summary><c>=</c> and <c>!=</c>.</summary>
    Equality = Equal | NotEqual,

    /// <summary>What numbers take.</summary>
    Ordering = Equality | Greater | GreaterOrEqual | Less | LessOrEqual,

    /// <summary>What texts take.</summary>
    Matching = Equality | Like | ILike,

    /// <summary><c>IN</c> and <c>NOT IN</c>.</summary>
    Membership = In | NotIn,

    /// <summary><c>IS NULL</c> and <c>IS NOT NULL</c>.</summary>
    Presence = IsNull | IsNotNull,
}
