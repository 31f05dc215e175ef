namespace Mainspring.Learning.Features;

/// <summary>What became of the text of a cell.</summary>
internal enum CellVerdict : byte
{
    /// <summary>The cell holds its value, or is missing.</summary>
    Fine,

    /// <summary>The category is new: scored by the defined rule, worth a warning.</summary>
    Unseen,

    /// <summary>The value is not of the column's type.</summary>
    WrongType,

    /// <summary>A fraction where the project file declares whole numbers.</summary>
    NotWhole,

    /// <summary>Below the declared minimum.</summary>
    TooSmall,

    /// <summary>Above the declared maximum.</summary>
    TooLarge,

    /// <summary>Not among the declared values.</summary>
    NotAllowed,

    /// <summary>Missing where the project file requires a value.</summary>
    RequiredMissing,
}
