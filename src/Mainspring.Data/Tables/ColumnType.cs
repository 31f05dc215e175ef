namespace Mainspring.Data.Tables;

/// <summary>The six kinds of value a column can hold.</summary>
public enum ColumnType
{
    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Whole numbers of 64 bits.</summary>
    Integer,

    /// <summary>Double-precision numbers; NaN is missing.</summary>
    Real,

    /// <summary>Free text: identifiers, notes.</summary>
    Text,

    /// <summary>Text from a small set of levels, stored as codes.</summary>
    Category,

    /// <summary>A moment in microseconds since 1970-01-01T00:00Z.</summary>
    Timestamp,
}
