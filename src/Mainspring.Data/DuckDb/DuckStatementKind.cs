namespace Mainspring.Data.DuckDb;

/// <summary>What a statement does, by DuckDB's own numbers.</summary>
public enum DuckStatementKind
{
    /// <summary>Something else: it reaches out of the database, or changes its settings or transactions.</summary>
    Other = 0,

    /// <summary>Gives rows.</summary>
    Select = 1,

    /// <summary>Adds rows.</summary>
    Insert = 2,

    /// <summary>Changes rows.</summary>
    Update = 3,

    /// <summary>Removes rows.</summary>
    Delete = 5,

    /// <summary>Makes a table, view, macro or type.</summary>
    Create = 7,

    /// <summary>Changes a table or view.</summary>
    Alter = 9,

    /// <summary>Removes a table, view, macro or type.</summary>
    Drop = 15,
}
