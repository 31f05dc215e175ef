namespace Mainspring.Lifecycle.Sources;

/// <summary>What loading does with a table that is there already.</summary>
public enum LoadMode
{
    /// <summary>Refuses, unless these very bytes were loaded into it.</summary>
    New,

    /// <summary>Adds the rows, unless these very bytes were loaded into it.</summary>
    Append,

    /// <summary>Puts the rows in the place of those that are there, unless it holds just these.</summary>
    Replace,
}
