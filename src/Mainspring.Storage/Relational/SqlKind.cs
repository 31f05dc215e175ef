namespace Mainspring.Storage.Relational;

/// <summary>What a parameter is to the database, also when it is NULL.</summary>
internal enum SqlKind
{
    Integer,
    Real,
    Text,
    Bytes,

    /// <summary>A list of integers, a <c>long[]</c>.</summary>
    Integers,

    /// <summary>A list of texts, a <c>string[]</c>.</summary>
    Texts,

    /// <summary>One value for each row that a statement adds, a <c>long[]</c>, <c>long?[]</c>, <c>double[]</c> or <c>string?[]</c>.</summary>
    Column,
}
